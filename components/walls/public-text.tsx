"use client";

import { useState } from "react";
import { wallTraces, withoutWallTraces } from "@/lib/parts/traces/rules/public-traces";
import type { Typed } from "../forms/form-state";
import { Field, fieldId } from "../ui/field";
import { FoundTraces } from "../ui/found-traces";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { marks } from "./marks";
import { tv } from "./text";

/**
 * A text for everybody. What in it may tell who somebody is is shown with its place, while it is
 * written; nothing is changed without a press, and nothing found is no promise.
 */
export function PublicText({
  name,
  form,
  typed,
  label,
  hint,
  start,
  max,
  rows,
}: {
  name: string;
  form: string;
  typed: Typed;
  label: string;
  hint?: string | undefined;
  start: string;
  max: number;
  /** One line when there is none. */
  rows?: number | undefined;
}) {
  const id = fieldId(name, form);
  const [text, setText] = useState(typed.text(name) ?? start);
  const traces = wallTraces(text);

  return (
    <div className="grid gap-2">
      <Field
        name={name}
        form={form}
        label={label}
        hint={hint}
        required
        maxLength={max}
        error={typed.error(name)}
      >
        {(wiring) =>
          rows === undefined ? (
            <TextInput value={text} onChange={(event) => setText(event.target.value)} {...wiring} />
          ) : (
            <TextArea
              rows={rows}
              value={text}
              onChange={(event) => setText(event.target.value)}
              {...wiring}
            />
          )
        }
      </Field>
      <FoundTraces
        traces={traces.map((trace) => ({ ...trace, kind: tv(`trace.${trace.kind}`) }))}
        title={tv("traces", { count: traces.length })}
        show={tv("traces.show")}
        remove={tv("traces.remove")}
        fieldId={id}
        onRemove={() => setText(withoutWallTraces(text, marks))}
      />
    </div>
  );
}
