"use client";

import { useState } from "react";
import { personalTraces, withoutTraces } from "@/lib/affairs/tickets/rules/personal-traces";
import { Button } from "../ui/button";
import { Field, fieldId } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import type { Typed } from "./form-state";
import { tt } from "./messages/text";

/**
 * What the organization will read. It starts as the resident's words; whoever dispatches takes out
 * what tells who complained. What looks like a phone, an identity number or a name is shown with
 * its place; nothing is changed without a press.
 */
export function TaskField({ form, typed, start }: { form: string; typed: Typed; start: string }) {
  const name = "task";
  const id = fieldId(name, form);
  const first = typed.text(name) ?? start;
  const [text, setText] = useState(first);
  const traces = personalTraces(text);

  function select(at: number, length: number) {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(at, at + length);
  }

  return (
    <div className="grid gap-2">
      <Field
        name={name}
        form={form}
        label={tt("dispatch.task")}
        hint={tt("dispatch.task.hint")}
        required
        maxLength={1000}
        error={typed.error(name)}
      >
        {(wiring) => (
          <TextArea
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
            {...wiring}
          />
        )}
      </Field>
      {traces.length === 0 ? null : (
        <Notice
          tone="warn"
          live
          title={tt("dispatch.traces", { count: traces.length })}
          actions={
            <Button size="sm" onClick={() => setText(withoutTraces(text, tt("dispatch.removed")))}>
              {tt("dispatch.removeAll")}
            </Button>
          }
        >
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {traces.map((trace) => (
              <li key={`${String(trace.at)}:${trace.text}`}>
                <button
                  type="button"
                  onClick={() => select(trace.at, trace.text.length)}
                  title={tt("dispatch.showTrace")}
                  className="rounded-sm border border-warn-line bg-surface px-1.5 py-0.5 text-sm hover:border-warn"
                >
                  <span className="mr-1 text-xs text-warn">{tt(`trace.${trace.kind}`)}</span>
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
