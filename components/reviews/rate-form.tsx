"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { marks, unknown } from "@/lib/affairs/reviews/rules/rounds";
import type { FormAction } from "@/lib/platform/core/action-state";
import { trv } from "./text";

/** One vote of an organization: what it knows, once and for good; the rest stays 不了解. */
export function RateForm({
  round: { id, questions, subjects },
  action,
  startKey,
}: {
  round: {
    id: string;
    questions: readonly string[];
    subjects: readonly { id: string; name: string }[];
  };
  action: FormAction;
  startKey: string;
}) {
  const form = `rate-${id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={trv("rate.submit")}
      doneText={trv("rate.done")}
    >
      {(typed) => (
        <>
          <p className="text-sm text-ink-soft">{trv("rate.unknown")}</p>
          <p className="text-sm text-ink-soft">{trv("rate.secret")}</p>
          <FieldError id={`${form}-scores`} error={typed.error("scores")} />
          {subjects.map((subject, s) => (
            <fieldset key={subject.id} className="grid gap-2 border-t pt-3">
              <legend className="font-semibold">{subject.name}</legend>
              {questions.map((question, q) => (
                <label
                  key={`${String(q)} ${question}`}
                  className="grid gap-1 sm:grid-cols-[minmax(0,1fr)_10rem]"
                >
                  <span>{question}</span>
                  <Select
                    name="scores[]"
                    defaultValue={
                      typed.list("scores")?.[s * questions.length + q] ??
                      `${subject.id}.${String(q)}.${unknown}`
                    }
                    options={marks.map((score) => ({
                      value: `${subject.id}.${String(q)}.${score}`,
                      label: trv(`score.${score}`),
                    }))}
                  />
                </label>
              ))}
            </fieldset>
          ))}
        </>
      )}
    </VerbForm>
  );
}
