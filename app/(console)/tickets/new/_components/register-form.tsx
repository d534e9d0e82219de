"use client";

import { useState } from "react";
import { areaOptions, categoryOptions } from "@/components/tickets/choice-options";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { Typed } from "@/components/forms/form-state";
import { tt, word } from "@/components/tickets/messages/text";
import { PhotoField } from "@/components/photos/photo-field";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AreaChoice, CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import { clerkSources, ticketTypes } from "@/lib/affairs/tickets/schema";
import { ExternalFields } from "./external-fields";
import { ReceiptSlip } from "./receipt-slip";

const form = "new";

interface Choices {
  areas: readonly AreaChoice[];
  categories: readonly CategoryChoice[];
  /** Where a case lies when no place is chosen; null = the district's pool. */
  ownArea: string | null;
  district: string;
  /** The district has a gateway for text messages. */
  texting: boolean;
}

/** 代录: what a visitor, a caller or the hotline says. */
export function RegisterForm({
  action,
  startKey,
  choices,
}: {
  action: FormAction;
  startKey: string;
  choices: Choices;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tt("new.submit")}
      renderDone={(result) => <ReceiptSlip result={result} district={choices.district} />}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2 print:hidden">
          <Card title={tt("matter.text")}>
            <div className="grid gap-4">
              <RadioGroup
                name="source"
                form={form}
                label={tt("new.source")}
                look="line"
                required
                value={typed.text("source") ?? "walk_in"}
                error={typed.error("source")}
                options={clerkSources
                  .filter((one) => one !== "grid")
                  .map((one) => ({ value: one, label: word(`source.${one}`) }))}
              />
              <MatterFields
                typed={typed}
                choices={choices}
                label={tt("new.text")}
                hint={tt("new.text.hint")}
                type="request"
              />
            </div>
          </Card>
          <div className="grid gap-4">
            <PersonFields typed={typed} texting={choices.texting} />
            <ExternalFields form={form} typed={typed} />
          </div>
        </div>
      )}
    </VerbForm>
  );
}

/** 巡查上报, on a phone in the grid; what was settled on the spot needs no second form. */
export function GridReportForm({
  report,
  recordSolved,
  startKey,
  choices,
}: {
  report: FormAction;
  recordSolved: FormAction;
  startKey: string;
  choices: Choices;
}) {
  const [solved, setSolved] = useState(false);
  return (
    <VerbForm
      // The tick decides which command it is; both know all of these fields but the result.
      action={(previous, data) => (solved ? recordSolved : report)(previous, data)}
      startKey={startKey}
      form={form}
      hidden={solved ? {} : { source: "grid" }}
      onDone={() => setSolved(false)}
      submit={tt(solved ? "verb.selfSolve.go" : "new.gridSubmit")}
      renderDone={(result) => <ReceiptSlip result={result} district={choices.district} />}
    >
      {(typed) => (
        <div className="grid max-w-2xl gap-4 print:hidden">
          <Card>
            <div className="grid gap-4">
              <PhotoField
                name="photos[]"
                form={form}
                typed={typed}
                label={tt("field.photosOnSite")}
              />
              <MatterFields
                typed={typed}
                choices={choices}
                label={tt("new.gridText")}
                type="report"
                photos={false}
              />
              <Checkbox
                // No name: it chooses the command and is not part of the case.
                name=""
                form={`${form}-solved`}
                label={<strong>{tt("new.solved")}</strong>}
                hint={tt("new.solved.hint")}
                checked={solved}
                onChange={(event) => setSolved(event.target.checked)}
              />
              {solved ? (
                <>
                  <TextField
                    name="result"
                    form={form}
                    typed={typed}
                    label={tt("new.result")}
                    max={1000}
                  />
                  <PhotoField name="after[]" form={form} typed={typed} label={tt("field.after")} />
                </>
              ) : null}
            </div>
          </Card>
        </div>
      )}
    </VerbForm>
  );
}

function MatterFields({
  typed,
  choices,
  label,
  hint,
  type,
  photos = true,
}: {
  typed: Typed;
  choices: Choices;
  label: string;
  hint?: string | undefined;
  type: string;
  photos?: boolean | undefined;
}) {
  return (
    <>
      <TextField form={form} typed={typed} rows={5} max={1000} label={label} hint={hint} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="categoryId"
          form={form}
          label={tt("field.category")}
          required
          error={typed.error("categoryId")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("categoryId") ?? ""}
              empty={tt("field.choose")}
              options={categoryOptions(choices.categories)}
            />
          )}
        </Field>
        <Field name="type" form={form} label={tt("field.type")} error={typed.error("type")}>
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("type") ?? type}
              options={ticketTypes.map((one) => ({ value: one, label: word(`type.${one}`) }))}
            />
          )}
        </Field>
      </div>
      <Field
        name="areaId"
        form={form}
        label={tt("new.place")}
        hint={
          choices.ownArea === null
            ? tt("new.place.pool")
            : tt("new.place.own", { area: choices.ownArea })
        }
        error={typed.error("areaId")}
      >
        {(wiring) => (
          <Combobox
            {...wiring}
            value={typed.text("areaId")}
            empty={tt("field.area.find")}
            options={areaOptions(choices.areas)}
          />
        )}
      </Field>
      <Field
        name="address"
        form={form}
        label={tt("new.address")}
        hint={tt("new.address.hint")}
        error={typed.error("address")}
      >
        {(wiring) => <TextInput {...wiring} limit={80} defaultValue={typed.text("address")} />}
      </Field>
      {photos ? (
        <PhotoField name="photos[]" form={form} typed={typed} label={tt("new.photos")} />
      ) : null}
    </>
  );
}

function PersonFields({ typed, texting }: { typed: Typed; texting: boolean }) {
  return (
    <Card title={tt("new.person")} note={tt("new.person.note")}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="name" form={form} label={tt("new.name")} optional error={typed.error("name")}>
          {(wiring) => <TextInput {...wiring} limit={20} defaultValue={typed.text("name")} />}
        </Field>
        <Field
          name="phone"
          form={form}
          label={tt("new.phone")}
          optional
          error={typed.error("phone")}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              inputMode="tel"
              width="phone"
              defaultValue={typed.text("phone")}
            />
          )}
        </Field>
      </div>
      {(["allowCall", ...(texting ? (["tellBySms"] as const) : []), "noReply"] as const).map(
        (name) => (
          <Checkbox
            key={name}
            name={name}
            form={form}
            label={tt(`new.${name}`)}
            defaultChecked={typed.text(name) === "on"}
          />
        ),
      )}
    </Card>
  );
}
