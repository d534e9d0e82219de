"use client";

import { matterMax, titleMax } from "@/lib/parts/meetings/schema";
import { LineField } from "../forms/line-field";
import type { Typed } from "../forms/form-state";
import { TextField } from "../forms/text-field";
import { tme } from "./text";

/** What somebody wants to be talked about. */
export function TopicFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <>
      <LineField
        form={form}
        typed={typed}
        name="title"
        label={tme("propose.title")}
        max={titleMax}
      />
      <TextField
        form={form}
        typed={typed}
        name="matter"
        label={tme("propose.matter")}
        hint={tme("propose.matter.hint")}
        rows={4}
        max={matterMax}
      />
    </>
  );
}
