"use client";

import { Checkbox } from "../ui/checkbox";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { TextField } from "../forms/text-field";

/** 指定承办: offered to the common superior, after an organization was wrong. */
export function DesignationFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <>
      <Checkbox
        name="designated"
        form={form}
        label={tt("dispatch.designate")}
        hint={tt("dispatch.designate.hint")}
        defaultChecked={typed.text("designated") === "on"}
      />
      <TextField
        name="designation"
        form={form}
        typed={typed}
        label={tt("dispatch.designation")}
        optional
      />
    </>
  );
}
