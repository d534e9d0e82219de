"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import type { FormAction } from "@/lib/platform/core/action-state";

/** One press gives, one press takes back. */
export function ConsentForm({
  purpose,
  given,
  action,
  startKey,
}: {
  purpose: string;
  given: boolean;
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={purpose}
      hidden={{ purpose }}
      submit={tc(given ? "consents.withdraw" : "consents.give")}
      variant="secondary"
      doneText={tc(given ? "consents.withdrawn" : "consents.gave")}
    >
      {() => null}
    </VerbForm>
  );
}
