"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { Icon } from "../ui/icon";
import { tt } from "./messages/text";
import { VerbForm } from "../forms/verb-form";

/**
 * 认领: by whom of the organization's people it is handled, and the one press that changes it. Taking
 * it from a colleague is possible and says so; a leader names somebody with 指定经办人.
 */
export function HandlerBar({
  id,
  handler,
  may,
  actions,
  startKey,
}: {
  id: string;
  handler: { name: string; mine: boolean } | null;
  may: readonly string[];
  actions: { takeOn: FormAction; putBack: FormAction };
  startKey: string;
}) {
  const mayTake = may.includes("takeOn");
  const mayPutBack = may.includes("putBack");
  // Once the result lies with somebody else, who handled it stands among the facts.
  if (!mayTake && !mayPutBack && !may.includes("assignHandler")) return null;
  return (
    <div
      data-no-print
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-md border bg-sunken px-3 py-2"
    >
      <p className="flex items-center gap-1.5 text-sm">
        <Icon name="person" size="sm" className="text-ink-faint" />
        {handler === null
          ? tt("handler.free")
          : tt(handler.mine ? "handler.mine" : "handler.other", { name: handler.name })}
      </p>
      <div className="flex flex-wrap gap-2">
        {mayTake ? (
          <VerbForm
            key={handler === null ? "take" : "takeOver"}
            action={actions.takeOn}
            startKey={startKey}
            form="takeOn"
            hidden={handler === null ? { id } : { id, takeOver: 1 }}
            submit={tt(handler === null ? "handler.take" : "handler.takeOver")}
            variant="secondary"
            doneText={tt("handler.taken")}
          >
            {() => null}
          </VerbForm>
        ) : null}
        {mayPutBack ? (
          <VerbForm
            key="putBack"
            action={actions.putBack}
            startKey={startKey}
            form="putBack"
            hidden={{ id }}
            submit={tt("handler.putBack")}
            variant="quiet"
            doneText={tt("handler.putBackDone")}
          >
            {() => null}
          </VerbForm>
        ) : null}
      </div>
    </div>
  );
}
