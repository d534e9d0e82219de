"use client";

import { useState } from "react";
import type { Send } from "@/components/forms/form-dialog";
import { tpr } from "@/components/property/text";
import type { Typed } from "@/components/forms/form-state";
import { DayField, LineField } from "@/components/forms/line-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { EstateChoices, EstateEdit } from "@/lib/affairs/property/queries/choices";
import { committeeStates, housingKinds } from "@/lib/affairs/property/rules/estates";
import { nameMax } from "@/lib/affairs/property/schema";
import { ManagementFields } from "./management-fields";

const form = "estate";

/** 登记小区 with who manages it now. */
export function EnterEstate({ send, given }: { send: Send; given: EstateChoices }) {
  return (
    <VerbForm {...send} form={form} submit={tpr("enter.submit")}>
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={tpr("form.facts")}>
            <Facts typed={typed} facts={{}} grids={given.grids} />
          </Card>
          <Card title={tpr("form.management")}>
            <div className="grid gap-4">
              <ManagementFields
                form={form}
                typed={typed}
                companies={given.companies}
                today={given.today}
              />
            </div>
          </Card>
        </div>
      )}
    </VerbForm>
  );
}

/** 修改: who manages it is changed elsewhere, with a day of its own. */
export function EditEstate({ send, given }: { send: Send; given: EstateEdit }) {
  const { id, version, facts, grids } = given;
  return (
    <VerbForm {...send} form={form} hidden={{ id, version }} submit={tpr("edit.submit")}>
      {(typed) => (
        <Card>
          <Facts typed={typed} facts={facts} grids={grids} />
        </Card>
      )}
    </VerbForm>
  );
}

function Facts({
  typed,
  facts,
  grids,
}: {
  typed: Typed;
  facts: Partial<EstateEdit["facts"]>;
  grids: readonly { id: string; name: string }[];
}) {
  const shared = { form, typed };
  const start = typed.text("committee") ?? facts.committee ?? "none";
  const [committee, setCommittee] = useState(start);
  return (
    <div className="grid gap-4">
      <LineField
        {...shared}
        name="name"
        label={tpr("form.name")}
        hint={tpr("form.name.hint")}
        start={facts.name}
        max={nameMax}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          name="housing"
          form={form}
          label={tpr("list.housing")}
          required
          error={typed.error("housing")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("housing") ?? facts.housing ?? "commercial"}
              options={housingKinds.map((one) => ({ value: one, label: tpr(`housing.${one}`) }))}
            />
          )}
        </Field>
        <LineField
          {...shared}
          name="households"
          label={tpr("list.households")}
          start={facts.households?.toString()}
          max={5}
          optional
        />
      </div>
      <RadioGroup
        name="committee"
        form={form}
        label={tpr("list.committee")}
        look="line"
        value={start}
        onChoose={setCommittee}
        error={typed.error("committee")}
        options={committeeStates.map((one) => ({ value: one, label: tpr(`committee.${one}`) }))}
      />
      {committee === "standing" ? (
        <DayField
          {...shared}
          name="committeeUntil"
          label={tpr("form.committeeUntil")}
          start={facts.committeeUntil ?? undefined}
        />
      ) : null}
      {grids.length === 0 ? null : (
        <Choices
          name="gridIds"
          form={form}
          legend={tpr("form.grids")}
          hint={tpr("form.grids.hint")}
          error={typed.error("gridIds")}
          options={grids.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={typed.list("gridIds") ?? facts.gridIds}
        />
      )}
    </div>
  );
}
