"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonLink } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "take-out";

/** Which days; then the file can be fetched, and that it was made is in the log. */
export function TakeOutForm({
  action,
  startKey,
  today,
}: {
  action: FormAction;
  startKey: string;
  today: string;
}) {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tsv("volunteer.take")}
      renderDone={(file) =>
        typeof file === "string" ? (
          <Notice tone="ok" live>
            <span className="flex flex-wrap items-center gap-3">
              {tsv("volunteer.made")}
              <ButtonLink href={file} variant="primary" download>
                {tsv("volunteer.fetch")}
              </ButtonLink>
            </span>
          </Notice>
        ) : null
      }
    >
      {(typed) => (
        <div className="flex flex-wrap gap-4">
          {(["from", "to"] as const).map((name) => (
            <Field
              key={name}
              name={name}
              form={form}
              label={tsv(`volunteer.${name}`)}
              required
              error={typed.error(name)}
            >
              {(wiring) => (
                <DateInput
                  defaultValue={typed.text(name) ?? (name === "from" ? firstOfMonth : today)}
                  {...wiring}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </VerbForm>
  );
}
