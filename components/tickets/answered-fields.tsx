"use client";

import { callBackChannels } from "@/lib/affairs/tickets/rules/call-back";
import { DateInput } from "../ui/date-input";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { dayText } from "../ui/time-words";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";
import type { VerbContext } from "./verb-context";

/** How and when the resident was answered (T14); not asked where nobody waits for it. */
export function AnsweredFields({
  form,
  typed,
  context,
}: {
  form: string;
  typed: Typed;
  context: VerbContext;
}) {
  const { answer, now } = context;
  if (answer === undefined) return null;
  if (answer === null) return <p className="text-ink-soft">{tt("field.answered.none")}</p>;
  return (
    <div className="grid gap-3">
      <RadioGroup
        name="answeredHow"
        form={form}
        label={tt("field.answeredHow")}
        hint={answer.recorded ? tt("field.answered.recorded") : undefined}
        required
        look="line"
        value={typed.text("answeredHow") ?? answer.how}
        error={typed.error("answeredHow")}
        options={callBackChannels.map((one) => ({ value: one, label: word(`channel.${one}`) }))}
      />
      <Field
        name="answeredOn"
        form={form}
        label={tt("field.answeredOn")}
        hint={tt("field.answeredOn.hint")}
        optional
        error={typed.error("answeredOn")}
      >
        {(wiring) => (
          <DateInput
            max={dayText(now)}
            defaultValue={typed.text("answeredOn") ?? answer.on}
            {...wiring}
          />
        )}
      </Field>
    </div>
  );
}
