"use client";

import type { Typed } from "../forms/form-state";
import { CallChannel, CallReached } from "./call-back-fields";
import { tt } from "./messages/text";
import { TextField } from "../forms/text-field";

/** A call about something else than the result: how, whether somebody was reached, and the words. */
export function CallNoteFields({
  verb,
  form,
  typed,
}: {
  verb: "callAtDue" | "callAfterRating";
  form: string;
  typed: Typed;
}) {
  return (
    <>
      <CallChannel form={form} typed={typed} />
      <CallReached form={form} typed={typed} />
      <TextField form={form} typed={typed} label={tt(`verb.${verb}.text`)} />
    </>
  );
}
