"use client";

import { Checkbox } from "../ui/checkbox";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { TextField } from "../forms/text-field";

/** 阶段反馈: how it stands, and whether the resident may read it. */
export function ProgressFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <>
      <TextField form={form} typed={typed} label={tt("verb.reportProgress.text")} />
      <Checkbox
        name="told"
        form={form}
        label={tt("field.toldToo")}
        hint={tt("field.toldToo.hint")}
        defaultChecked={typed.text("told") === "on"}
      />
    </>
  );
}
