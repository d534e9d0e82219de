"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Leaving erases; so it says first what goes and what stays. */
export function LeaveDialog({ action, startKey }: { action: FormAction; startKey: string }) {
  return (
    <DialogButton label={tc("mine.leave")} title={tc("mine.leave")}>
      <VerbForm
        action={action}
        startKey={startKey}
        form="leave"
        submit={tc("mine.leaveGo")}
        variant="danger"
      >
        {(typed) => (
          <>
            <p>{tc("mine.leaveWhat")}</p>
            <Checkbox
              name="sure"
              form="leave"
              label={tc("mine.leaveSure")}
              error={typed.error("sure")}
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}
