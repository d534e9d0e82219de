"use client";

import { useState } from "react";
import type { CoBuildingChoices } from "@/lib/affairs/co-building/queries/choices";
import { kinds, priorities } from "@/lib/affairs/co-building/rules/kinds";
import { detailMax, titleMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { DayField, LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";
import { Card } from "../ui/card";
import { Checkbox } from "../ui/checkbox";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { tco, withCut } from "./text";

const form = "entry";

interface Given {
  send: Send;
  given: CoBuildingChoices;
}

/** 登记需求. */
export function EnterNeed({ send, given }: Given) {
  return (
    <VerbForm {...send} form={form} submit={tco("enter.submit")}>
      {(typed) => (
        <Card>
          <div className="grid max-w-2xl gap-4">
            <Common typed={typed} given={given} what="need" />
            <RadioGroup
              name="priority"
              form={form}
              label={tco("form.priority")}
              look="line"
              required
              value={typed.text("priority") ?? "normal"}
              error={typed.error("priority")}
              options={priorities.map((one) => ({ value: one, label: tco(`priority.${one}`) }))}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <DayField
                form={form}
                typed={typed}
                name="wantedFrom"
                label={tco("form.wantedFrom")}
                optional
              />
              <DayField
                form={form}
                typed={typed}
                name="wantedUntil"
                label={tco("form.wantedUntil")}
                optional
              />
            </div>
          </div>
        </Card>
      )}
    </VerbForm>
  );
}

/** 登记资源. */
export function EnterResource({
  send,
  given,
  said,
}: Given & {
  /** What the unit has said of it before, to be looked through. */
  said?: string | undefined;
}) {
  return (
    <VerbForm {...send} form={form} submit={tco("enter.submit")}>
      {(typed) => (
        <Card>
          <div className="grid max-w-2xl gap-4">
            <Common typed={typed} given={given} what="resource" said={said} />
            <LineField
              form={form}
              typed={typed}
              name="available"
              label={tco("form.available")}
              hint={tco("form.available.hint")}
              max={80}
            />
            <LineField
              form={form}
              typed={typed}
              name="capacity"
              label={tco("form.capacity")}
              max={5}
              optional
            />
            <LineField
              form={form}
              typed={typed}
              name="contact"
              label={tco("form.contact")}
              hint={tco("form.contact.hint")}
            />
            <Checkbox
              name="bookable"
              form={form}
              value="yes"
              label={tco("form.bookable")}
              hint={tco("form.bookable.hint")}
              error={typed.error("bookable")}
              defaultChecked={typed.text("bookable") === "yes"}
            />
          </div>
        </Card>
      )}
    </VerbForm>
  );
}

function Common({
  typed,
  given,
  what,
  said,
}: {
  typed: Typed;
  given: CoBuildingChoices;
  what: "need" | "resource";
  said?: string | undefined;
}) {
  const start = typed.text("kind") ?? "venue";
  const [kind, setKind] = useState(start);
  return (
    <>
      {given.units.length === 0 ? null : (
        <Field
          name="organizationId"
          form={form}
          label={tco(`form.${what}Of`)}
          hint={withCut(tco("form.of.hint", { place: given.place }), given)}
          optional
          error={typed.error("organizationId")}
        >
          {(wiring) => (
            <Combobox
              {...wiring}
              value={typed.text("organizationId")}
              empty={tco("form.own")}
              options={given.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      )}
      <RadioGroup
        name="kind"
        form={form}
        label={tco("form.kind")}
        look="line"
        required
        value={start}
        onChoose={setKind}
        error={typed.error("kind")}
        options={kinds.map((one) => ({ value: one, label: tco(`kind.${one}`) }))}
      />
      <LineField
        form={form}
        typed={typed}
        name="title"
        label={tco("form.title")}
        hint={tco(`form.${what}Title.hint`)}
        max={titleMax}
      />
      <TextField
        form={form}
        typed={typed}
        name="detail"
        label={tco("form.detail")}
        max={detailMax}
        start={said}
      />
      {kind === "funds" ? (
        <LineField
          form={form}
          typed={typed}
          name="amount"
          label={tco("form.amount")}
          max={12}
          optional={what === "need"}
        />
      ) : null}
    </>
  );
}
