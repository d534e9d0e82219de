"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { Icon } from "../ui/icon";
import { shortTime } from "../ui/time-words";
import { tt } from "./messages/text";
import { VerbForm } from "../forms/verb-form";

/**
 * 领取: who works on it, and the one press that changes it. Taking it from a colleague is possible
 * and says so.
 */
export function ClaimBar({
  id,
  claim,
  may,
  actions,
  startKey,
  now,
}: {
  id: string;
  claim: { by: string; at: string; mine: boolean } | null;
  may: readonly string[];
  actions: { claim: FormAction; unclaim: FormAction };
  startKey: string;
  now: string;
}) {
  const mayClaim = may.includes("claim");
  const mayRelease = claim?.mine === true && may.includes("unclaim");
  // Once it has been sent out, who had taken it stands in the history.
  if (!mayClaim && !mayRelease) return null;
  return (
    <div
      data-no-print
      data-verb={mayClaim ? "claim" : undefined}
      data-at-once={claim === null ? "" : undefined}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-md border bg-sunken px-3 py-2"
    >
      <p className="flex items-center gap-1.5 text-sm">
        <Icon name="person" size="sm" className="text-ink-faint" />
        {claim === null
          ? tt("claim.free")
          : tt(claim.mine ? "claim.mine" : "claim.other", {
              by: claim.by,
              at: shortTime(claim.at, now),
            })}
      </p>
      {mayClaim ? (
        <VerbForm
          key={claim === null ? "claim" : "take"}
          action={actions.claim}
          startKey={startKey}
          form="claim"
          hidden={claim === null ? { id } : { id, takeOver: 1 }}
          submit={tt(claim === null ? "claim.go" : "claim.take")}
          variant="secondary"
          doneText={tt("claim.done")}
        >
          {() => null}
        </VerbForm>
      ) : null}
      {mayRelease ? (
        <VerbForm
          key="release"
          action={actions.unclaim}
          startKey={startKey}
          form="unclaim"
          hidden={{ id }}
          submit={tt("claim.release")}
          variant="quiet"
          doneText={tt("claim.released")}
        >
          {() => null}
        </VerbForm>
      ) : null}
    </div>
  );
}
