"use client";

import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { headCountKinds } from "@/lib/ground/check-ins/rules/figures";
import type { FormAction } from "@/lib/platform/core/action-state";
import { messages } from "@/lib/platform/i18n/messages";
import { VerbForm } from "../forms/verb-form";
import { DateInput } from "../ui/date-input";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";

const tf = messages(words);
const form = "headCount";

/** A denominator with its source and day; an earlier one is kept. */
export function HeadCountForm({
  action,
  startKey,
  places,
  today,
}: {
  action: FormAction;
  startKey: string;
  places: readonly { value: string; label: string }[];
  today: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tf("figures.enterGo")}
      doneText={tf("figures.entered")}
    >
      {(typed) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            name="areaId"
            form={form}
            label={tf("figures.area")}
            required
            error={typed.error("areaId")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("areaId") ?? places[0]?.value}
                empty={tf("figures.choose")}
                options={places}
              />
            )}
          </Field>
          <Field
            name="kind"
            form={form}
            label={tf("figures.kind")}
            required
            error={typed.error("kind")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("kind") ?? ""}
                empty={tf("figures.choose")}
                options={headCountKinds.map((kind) => ({
                  value: kind,
                  label: tf(`figures.kind.${kind}`),
                }))}
              />
            )}
          </Field>
          <Field name="n" form={form} label={tf("figures.n")} required error={typed.error("n")}>
            {(wiring) => (
              <TextInput
                {...wiring}
                inputMode="numeric"
                maxLength={8}
                width="number"
                defaultValue={typed.text("n")}
              />
            )}
          </Field>
          <Field
            name="asOf"
            form={form}
            label={tf("figures.asOf")}
            required
            error={typed.error("asOf")}
          >
            {(wiring) => (
              <DateInput max={today} defaultValue={typed.text("asOf") ?? today} {...wiring} />
            )}
          </Field>
          <Field
            name="source"
            form={form}
            label={tf("figures.source")}
            hint={tf("figures.sourceHint")}
            required
            error={typed.error("source")}
          >
            {(wiring) => <TextInput {...wiring} limit={60} defaultValue={typed.text("source")} />}
          </Field>
        </div>
      )}
    </VerbForm>
  );
}
