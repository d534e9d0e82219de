"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/tickets/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
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
        <fieldset>
          <legend className="font-semibold">{tsv("star.choose", { max: round.maxChoices })}</legend>
          <p className="text-sm text-ink-soft">{tsv("star.secretly")}</p>
          <FieldError id={`${form}-choices`} error={typed.error("choices")} />
          <div className="mt-1 grid sm:grid-cols-2">
            {round.candidates.map((one) => (
              <Checkbox
                key={one.id}
                name="choices[]"
                form={form}
                value={one.id}
                label={one.name}
                hint={one.unitName}
                defaultChecked={typed.list("choices")?.includes(one.id) === true}
              />
            ))}
          </div>
        </fieldset>
      )}
    </VerbForm>
  );
}
