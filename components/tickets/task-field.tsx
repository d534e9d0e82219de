"use client";

import { useState } from "react";
import { personalTraces, withoutTraces } from "@/lib/parts/traces/rules/personal-traces";
import { Field, fieldId } from "../ui/field";
import { FoundTraces } from "../ui/found-traces";
import { TextArea } from "../ui/text-area";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { replaceText } from "../forms/put-text";

/**
 * What the organization will read. It is proposed as the resident's words without what was recognised
 * (queries/suggest.ts); whoever dispatches takes out what else tells who complained. What looks like a
 * phone, an identity number or a name is shown with its place; nothing typed is changed without a press.
 */
export function TaskField({ form, typed, start }: { form: string; typed: Typed; start: string }) {
  const name = "task";
  const id = fieldId(name, form);
  const first = typed.text(name) ?? start;
  const [text, setText] = useState(first);
  const traces = personalTraces(text);

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
      <FoundTraces
        traces={traces.map((trace) => ({ ...trace, kind: tt(`trace.${trace.kind}`) }))}
        title={tt("dispatch.traces", { count: traces.length })}
        show={tt("dispatch.showTrace")}
        remove={tt("dispatch.removeAll")}
        fieldId={id}
        onRemove={() => replaceText(id, withoutTraces(text, tt("dispatch.removed")))}
      />
    </div>
  );
}
