"use client";

import { useState } from "react";
import { tpr } from "@/components/property/text";
import type { Typed } from "@/components/forms/form-state";
import { DayField } from "@/components/forms/line-field";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { propertyStatuses, type PropertyStatus } from "@/lib/affairs/property/rules/estates";

/** 谁在管, since when; of a company its contract's end as well. */
export function ManagementFields({
  form,
  typed,
  companies,
  today,
  now = "company",
}: {
  form: string;
  typed: Typed;
  companies: readonly { id: string; name: string }[];
  today: string;
  now?: PropertyStatus;
}) {
  const shared = { form, typed };
  const start = typed.text("mode") ?? now;
  const [mode, setMode] = useState(start);
  return (
    <>
      <RadioGroup
        name="mode"
        form={form}
        label={tpr("list.status")}
        required
        value={start}
        onChoose={setMode}
        error={typed.error("mode")}
        options={propertyStatuses.map((one) => ({
          value: one,
          label: tpr(`status.${one}`),
          hint: tpr(`status.${one}.hint`),
        }))}
      />
      {mode === "company" ? (
        <Field
          name="companyId"
          form={form}
          label={tpr("form.company")}
          hint={tpr("form.company.hint")}
          required
          error={typed.error("companyId")}
        >
          {(wiring) => (
            <Combobox
              {...wiring}
              value={typed.text("companyId")}
              options={companies.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <DayField {...shared} name="startsOn" label={tpr("form.startsOn")} start={today} />
        {mode === "company" ? (
          <DayField {...shared} name="contractUntil" label={tpr("form.contractUntil")} optional />
        ) : null}
      </div>
    </>
  );
}
