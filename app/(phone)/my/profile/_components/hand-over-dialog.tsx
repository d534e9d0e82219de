"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton } from "@/components/ui/dialog";
import { statementDays } from "@/lib/ground/check-ins/rules/statement-days";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Says what stands in the statement and what ends here, before there is one. */
export function HandOverDialog({
  version,
  action,
  startKey,
}: {
  version: number;
  action: FormAction;
  startKey: string;
}) {
  return (
    <DialogButton label={tc("mine.handOver.open")} title={tc("mine.handOver")}>
      <VerbForm
        action={action}
        startKey={startKey}
        form="hand-over"
        hidden={{ version }}
        submit={tc("mine.handOver.go")}
      >
        {(typed) => (
          <>
            <p>{tc("mine.handOver.what", { days: statementDays })}</p>
            <Checkbox
              name="agreed"
              form="hand-over"
              label={tc("mine.handOver.agree")}
              error={typed.error("agreed")}
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}
