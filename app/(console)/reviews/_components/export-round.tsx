"use client";

import { trv } from "@/components/reviews/text";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonLink } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { exportPurposes } from "@/lib/affairs/reviews/rules/rounds";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Given {
  id: string;
  action: FormAction;
  startKey: string;
}

/** 导出 Excel: what for; then the file can be fetched, and that it was made is in the log. */
export function ExportRound(given: Given) {
  return (
    <DialogButton label={trv("export")} title={trv("export")} icon="download">
      <InDialog {...given} />
    </DialogButton>
  );
}

function InDialog({ id, action, startKey }: Given) {
  const form = `export-${id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={trv("export.make")}
      renderDone={(file) =>
        typeof file === "string" ? (
          <Notice tone="ok" live>
            <span className="flex flex-wrap items-center gap-3">
              {trv("export.made")}
              <ButtonLink href={file} variant="primary" download>
                {trv("export.fetch")}
              </ButtonLink>
            </span>
          </Notice>
        ) : null
      }
    >
      {(typed) => (
        <Field
          name="purpose"
          form={form}
          label={trv("export.purpose")}
          hint={trv("export.hint")}
          required
          error={typed.error("purpose")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("purpose") ?? ""}
              empty={trv("rate.choose")}
              options={exportPurposes.map((one) => ({
                value: one,
                label: trv(`export.purpose.${one}`),
              }))}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}
