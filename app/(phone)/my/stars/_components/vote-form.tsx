"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Choices } from "@/components/ui/choices";
import type { RoundShown } from "@/lib/affairs/service/queries/stars";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Chosen by a press, sent once. What was chosen is on no other page and cannot be looked up. */
export function VoteForm({
  action,
  startKey,
  round,
}: {
  action: FormAction;
  startKey: string;
  round: Pick<RoundShown, "id" | "candidates" | "maxChoices">;
}) {
  const form = `vote-${round.id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: round.id }}
      submit={tsv("star.vote")}
      doneText={tsv("star.vote.done")}
    >
      {(typed) => (
        <Choices
          name="choices"
          form={form}
          legend={tsv("star.choose", { max: round.maxChoices })}
          hint={tsv("star.secretly")}
          error={typed.error("choices")}
          options={round.candidates.map((one) => ({
            value: one.id,
            label: one.name,
            hint: one.unitName,
          }))}
          chosen={typed.list("choices")}
        />
      )}
    </VerbForm>
  );
}
