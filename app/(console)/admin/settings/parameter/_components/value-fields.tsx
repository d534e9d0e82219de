"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { fieldsOf, type ValueField } from "@/lib/ground/settings/rules/typed-value";
import { valueText } from "@/lib/ground/settings/rules/wording";
import type { SettingDetail } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormTools } from "../../../_components/action-form";

const t = messages(words);

/** The fields that a parameter of this kind needs. */
export function ValueFields({ detail, tools }: { detail: SettingDetail; tools: FormTools }) {
  const fields = fieldsOf[detail.unit];
  return (
    <div
      className={fields.length > 2 ? "grid gap-4 sm:grid-cols-2" : "flex flex-wrap items-end gap-4"}
    >
      {fields.map((field, at) => (
        <Field
          key={field}
          form={tools.form}
          name={field}
          label={t(`settings.${field}`)}
          hint={at === 0 && field === "amount" ? detail.row.range : undefined}
          error={tools.error(field)}
          required
        >
          {(wiring) => control(field, wiring, { detail, tools })}
        </Field>
      ))}
    </div>
  );
}

function control(
  field: ValueField,
  wiring: { id: string; name: string },
  { detail, tools }: { detail: SettingDetail; tools: FormTools },
): ReactNode {
  const before = tools.typed(field, detail.typed[field] ?? "");
  if (field === "unit" || field === "choice") {
    return <Select {...wiring} options={optionsOf(field, detail)} defaultValue={before} />;
  }
  return field === "time" ? (
    <TextInput {...wiring} type="time" width="phone" defaultValue={before} />
  ) : (
    <TextInput {...wiring} inputMode="decimal" maxLength={9} width="number" defaultValue={before} />
  );
}

function optionsOf(field: "unit" | "choice", { row, units, options }: SettingDetail) {
  return field === "unit"
    ? units.map((unit) => ({ value: unit, label: t(`settings.unit.${unit}`) }))
    : options.map((option) => ({ value: option, label: valueText(row.key, option) }));
}
