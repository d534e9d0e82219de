"use client";

import { claimOutput } from "@/lib/affairs/service/schema/posts";
import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import { tsv } from "./text";

/** 认领: one press; the answer is a sentence. */
export function ClaimButton({
  slotId,
  free,
  waiting,
  action,
  startKey,
}: {
  slotId: string;
  free: number;
  waiting: number;
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      form={`claim-${slotId}`}
      action={action}
      startKey={startKey}
      hidden={{ slotId }}
      submit={free > 0 ? tsv("my.claim") : tsv("my.queue", { turn: waiting + 1 })}
      variant={free > 0 ? "primary" : "secondary"}
      doneText={(result) => {
        const told = claimOutput.safeParse(result);
        if (!told.success) return tsv("my.claimed");
        return told.data.answer === "held"
          ? tsv("my.claimed")
          : tsv("my.queued", { turn: told.data.turn });
      }}
    >
      {() => null}
    </VerbForm>
  );
}
