"use client";

import { useState } from "react";
import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonGroup } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { PledgeTemplateShown } from "@/lib/affairs/service/queries/pledges";
import { pledgeMax, postMax, reviewMax } from "@/lib/affairs/service/schema/pledges";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}

const form = "pledge";

/** 写承诺书: own words or a template's, a post, a period, and the member's own yes. */
export function NewPledgeForm({
  action,
  startKey,
  templates,
  fromDay,
  toDay,
}: Send & { templates: readonly PledgeTemplateShown[]; fromDay: string; toDay: string }) {
  const [chosen, setChosen] = useState("");
  const template = templates.find(({ id }) => id === chosen);
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tsv("pledge.confirm")}
      doneText={tsv("pledge.confirm.done")}
      onDone={() => setChosen("")}
    >
      {(typed) => (
        <>
          <Field
            name="post"
            form={form}
            label={tsv("pledge.post")}
            hint={tsv("pledge.post.hint")}
            required
            maxLength={postMax}
            error={typed.error("post")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("post")} {...wiring} />}
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              name="fromDay"
              form={form}
              label={tsv("pledge.fromDay")}
              required
              error={typed.error("fromDay")}
            >
              {(wiring) => (
                <DateInput defaultValue={typed.text("fromDay") ?? fromDay} {...wiring} />
              )}
            </Field>
            <Field
              name="toDay"
              form={form}
              label={tsv("pledge.toDay")}
              required
              error={typed.error("toDay")}
            >
              {(wiring) => <DateInput defaultValue={typed.text("toDay") ?? toDay} {...wiring} />}
            </Field>
          </div>
          <div>
            <label htmlFor="pledge-template" className="block font-semibold">
              {tsv("pledge.template")}
            </label>
            <p className="mt-0.5 text-sm text-ink-soft">{tsv("pledge.template.hint")}</p>
            <div className="mt-1">
              <Select
                id="pledge-template"
                value={chosen}
                empty={tsv("pledge.template.none")}
                options={templates.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(event) => setChosen(event.target.value)}
              />
            </div>
          </div>
          <TextField
            key={chosen}
            form={form}
            typed={typed}
            label={tsv("pledge.text")}
            hint={tsv("pledge.text.hint")}
            rows={7}
            max={pledgeMax}
            start={template?.text}
          />
          <Checkbox
            name="own"
            form={form}
            value="yes"
            label={tsv("pledge.own")}
            hint={tsv("pledge.own.hint")}
            error={typed.error("own")}
            defaultChecked={typed.text("own") === "yes"}
          />
        </>
      )}
    </VerbForm>
  );
}

/** What the member may do with a pledge that runs: say that it is done, or take it back. */
export function PledgeSteps({
  pledge,
  fulfil,
  withdraw,
}: {
  pledge: { id: string; version: number };
  fulfil: Send;
  withdraw: Send;
}) {
  const hidden = { id: pledge.id, version: pledge.version };
  return (
    <ButtonGroup>
      <DialogButton label={tsv("pledge.fulfil")} title={tsv("pledge.fulfil")} variant="primary">
        <VerbForm
          {...fulfil}
          form={`fulfil-${pledge.id}`}
          hidden={hidden}
          submit={tsv("pledge.fulfil")}
          doneText={tsv("pledge.fulfil.done")}
        >
          {(typed) => (
            <TextField
              form={`fulfil-${pledge.id}`}
              typed={typed}
              label={tsv("pledge.fulfil.text")}
              max={reviewMax}
              optional
            />
          )}
        </VerbForm>
      </DialogButton>
      <DialogButton label={tsv("pledge.withdraw")} title={tsv("pledge.withdraw")}>
        <div className="grid gap-3">
          <p>{tsv("pledge.withdraw.hint")}</p>
          <VerbForm
            {...withdraw}
            form={`withdraw-${pledge.id}`}
            hidden={hidden}
            submit={tsv("pledge.withdraw")}
            variant="secondary"
            doneText={tsv("pledge.withdraw.done")}
          >
            {() => null}
          </VerbForm>
        </div>
      </DialogButton>
    </ButtonGroup>
  );
}
