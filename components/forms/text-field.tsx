"use client";

import { useRef } from "react";
import { t } from "../messages/text";
import { Field, fieldId } from "../ui/field";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import type { Typed } from "./form-state";
import { insertText } from "./put-text";

export interface SavedReply {
  id: string;
  title: string;
  body: string;
}

/** A text with the saved replies beside it: what is chosen is added where the cursor stands. */
export function TextField({
  name = "text",
  label,
  hint,
  form,
  typed,
  rows = 3,
  max = 500,
  start,
  optional = false,
  replies = [],
}: {
  name?: string | undefined;
  label: string;
  hint?: string | undefined;
  form: string;
  typed: Typed;
  rows?: number | undefined;
  max?: number | undefined;
  /** What stands there at first. */
  start?: string | undefined;
  optional?: boolean | undefined;
  replies?: readonly SavedReply[] | undefined;
}) {
  const id = fieldId(name, form);
  return (
    <div className="grid gap-1.5">
      <Field
        name={name}
        form={form}
        label={label}
        hint={hint}
        required={!optional}
        optional={optional}
        maxLength={max}
        error={typed.error(name)}
      >
        {(wiring) => <TextArea rows={rows} defaultValue={typed.text(name) ?? start} {...wiring} />}
      </Field>
      {replies.length === 0 ? null : <ReplyChoice fieldId={id} replies={replies} />}
    </div>
  );
}

function ReplyChoice({
  fieldId: id,
  replies,
}: {
  fieldId: string;
  replies: readonly SavedReply[];
}) {
  const list = useRef<HTMLSelectElement>(null);
  return (
    <Select
      ref={list}
      aria-label={t("replies.choose")}
      defaultValue=""
      empty={t("replies.choose")}
      options={replies.map((reply) => ({ value: reply.id, label: reply.title }))}
      onChange={(event) => {
        const reply = replies.find((one) => one.id === event.target.value);
        if (reply !== undefined) insertText(id, reply.body);
        if (list.current !== null) list.current.value = "";
      }}
    />
  );
}
