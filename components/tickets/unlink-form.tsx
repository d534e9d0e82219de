"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { tt } from "./messages/text";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";

/** Takes one ticket out of the cluster, folded away: with the reason why it is another matter. */
export function UnlinkForm({
  action,
  startKey,
  id,
  version,
}: {
  action: FormAction;
  startKey: string;
  id: string;
  version: number;
}) {
  const form = `unlink-${id}`;
  return (
    <details data-no-print>
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm text-action touch:min-h-11">
        {tt("cluster.unlink")}
      </summary>
      <div className="pt-1 pb-2">
        <VerbForm
          action={action}
          startKey={startKey}
          form={form}
          hidden={{ id, version }}
          submit={tt("verb.unlink.go")}
          variant="secondary"
          doneText={tt("verb.unlink.done")}
        >
          {(typed) => <TextField form={form} typed={typed} label={tt("verb.unlink.text")} />}
        </VerbForm>
      </div>
    </details>
  );
}
