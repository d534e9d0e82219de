"use client";

import type { ReactNode } from "react";
import { tme } from "@/components/meetings/text";
import { DayField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";

/** 写进展 of a resolution that names the own unit. */
export function ReportProgress({
  send,
  resolution,
  today,
}: {
  send: { action: FormAction; startKey: string };
  resolution: { id: string; number: number };
  today: string;
}) {
  const form = `reportProgress-${resolution.id}`;
  return (
    <DialogButton
      label={tme("progress.report")}
      title={`${tme("progress.report")} · ${tme("resolution.number", { number: resolution.number })}`}
      size="sm"
      icon="edit"
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id: resolution.id }}
            submit={tme("progress.submit")}
            doneText={tme("progress.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <p className="text-ink-soft">{tme("progress.hint")}</p>
                <DayField form={form} typed={typed} label={tme("progress.day")} start={today} />
                <TextField
                  form={form}
                  typed={typed}
                  label={tme("progress.text")}
                  hint={tme("propose.matter.hint")}
                  rows={3}
                  max={200}
                />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
