"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";
import type { FormAction } from "@/lib/platform/core/action-state";

/** To the community of the new home, without typing anything again. */
export function MoveForm({
  version,
  live,
  communities,
  action,
  startKey,
}: {
  version: number;
  live: boolean;
  communities: readonly CommunityOption[];
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="move"
      hidden={{ version }}
      submit={tc(live ? "mine.moveGo" : "mine.againGo")}
      variant="secondary"
      doneText={tc("mine.moved")}
    >
      {(typed) => (
        <Field
          name="areaId"
          form="move"
          label={tc("mine.moveTo")}
          hint={tc(live ? "mine.moveHint" : "mine.againHint")}
          required
          error={typed.error("areaId")}
        >
          {(wiring) => (
            <Select
              empty={tc("register.communityEmpty")}
              defaultValue={typed.text("areaId") ?? ""}
              options={communities.map(({ id, name, street }) => ({
                value: id,
                label: name,
                group: street,
              }))}
              {...wiring}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}
