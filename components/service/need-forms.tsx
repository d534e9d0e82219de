"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { doneTextMax } from "@/lib/affairs/service/schema/requests";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";
import type { ButtonVariant } from "../ui/button";
import { tsv } from "./text";

/** One press, one step. */
export function OneNeedForm({
  action,
  startKey,
  form,
  need,
  submit,
  doneText,
  variant = "secondary",
}: {
  action: FormAction;
  startKey: string;
  form: string;
  need: Readonly<Record<string, string | number>>;
  submit: string;
  doneText: string;
  variant?: ButtonVariant;
}) {
  return (
    <VerbForm {...{ action, startKey, form, submit, doneText, variant }} hidden={need}>
      {() => null}
    </VerbForm>
  );
}

/** 做完了: one sentence, never a photo. */
export function OneTextForm({
  action,
  startKey,
  need,
  submit,
  doneText,
}: {
  action: FormAction;
  startKey: string;
  need: { id: string; version: number };
  submit: string;
  doneText: string;
}) {
  const form = `finish-${need.id}`;
  return (
    <VerbForm {...{ action, startKey, form, submit, doneText }} hidden={need}>
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={tsv("wish.finish.text")}
          rows={2}
          max={doneTextMax}
        />
      )}
    </VerbForm>
  );
}
