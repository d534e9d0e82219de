"use client";

import { callBackChannels } from "@/lib/affairs/tickets/rules/call-back";
import { t } from "../messages/text";
import { RadioGroup } from "../ui/radio-group";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";
import { ratingOptions } from "./rating-form-fields";
import { TextField } from "../forms/text-field";

/** 回访: how, whether somebody was reached, and what was answered. */
export function CallBackFields({ form, typed }: Fields) {
  return (
    <>
      <CallChannel form={form} typed={typed} />
      <CallReached form={form} typed={typed} hint={tt("field.reached.hint")} />
      {(["contacted", "solved", "satisfied"] as const).map((question) => (
        <RadioGroup
          key={question}
          name={question}
          form={form}
          label={t(`rating.${question}`)}
          optional
          look="line"
          value={typed.text(question)}
          error={typed.error(question)}
          options={ratingOptions[question]}
        />
      ))}
      <TextField form={form} typed={typed} label={tt("verb.callBack.text")} optional />
    </>
  );
}

interface Fields {
  form: string;
  typed: Typed;
}

/** How somebody was called. */
export function CallChannel({ form, typed }: Fields) {
  return (
    <RadioGroup
      name="channel"
      form={form}
      label={tt("field.channel")}
      required
      look="line"
      value={typed.text("channel") ?? "phone"}
      error={typed.error("channel")}
      options={callBackChannels.map((one) => ({ value: one, label: word(`channel.${one}`) }))}
    />
  );
}

/** Whether somebody was reached. */
export function CallReached({ form, typed, hint }: Fields & { hint?: string }) {
  return (
    <RadioGroup
      name="reached"
      form={form}
      label={tt("field.reached")}
      hint={hint}
      required
      look="cards"
      value={typed.text("reached")}
      error={typed.error("reached")}
      options={[
        { value: "yes", label: tt("field.reached.yes") },
        { value: "no", label: tt("field.reached.no") },
      ]}
    />
  );
}
