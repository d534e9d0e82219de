"use client";

import { useState } from "react";
import { wallTraces, withoutWallTraces } from "@/lib/across/walls/rules/traces";
import type { Typed } from "../tickets/form-state";
import { Button } from "../ui/button";
import { Field, fieldId } from "../ui/field";
import { Notice } from "../ui/notice";
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

  function select(at: number, length: number) {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    field.focus();
    field.setSelectionRange(at, at + length);
  }

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
      {traces.length === 0 ? null : (
        <Notice
          tone="warn"
          live
          title={tv("traces", { count: traces.length })}
          actions={
            <Button size="sm" onClick={() => setText(withoutWallTraces(text, marks))}>
              {tv("traces.remove")}
            </Button>
          }
        >
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {traces.map((trace) => (
              <li key={trace.at}>
                <button
                  type="button"
                  onClick={() => select(trace.at, trace.text.length)}
                  title={tv("traces.show")}
                  className="rounded-sm border border-warn-line bg-surface px-1.5 py-0.5 text-sm hover:border-warn"
                >
                  <span className="mr-1 text-xs text-warn">{tv(`trace.${trace.kind}`)}</span>
                  <mark className="bg-warn-soft font-semibold text-ink">{trace.text}</mark>
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
