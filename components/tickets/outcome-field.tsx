"use client";

import { statedOutcomes } from "@/lib/affairs/tickets/rules/outcomes";
import { RadioGroup } from "../ui/radio-group";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";

/** What came of it, apart from the state: closed is not solved. */
export function OutcomeField({
  form,
  typed,
  label,
  start,
  onChoose,
}: {
  form: string;
  typed: Typed;
  label: string;
  /** What the organization said; the street may decide otherwise. */
  start?: string | null | undefined;
  onChoose?: ((outcome: string) => void) | undefined;
}) {
  return (
    <RadioGroup
      name="outcome"
      form={form}
      label={label}
      hint={tt("field.outcome.hint")}
      required
      look="cards"
      onChoose={onChoose}
      value={typed.text("outcome") ?? start}
      error={typed.error("outcome")}
      options={statedOutcomes.map((one) => ({ value: one, label: word(`outcome.${one}`) }))}
    />
  );
}
