"use client";

import type { BranchTopics } from "@/lib/affairs/topics/queries/branches";
import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { monthText, tm } from "./text";

/** Which theme of the month a project branch takes up; chosen, never typed. */
export function NameTopic({
  partyId,
  choices,
  send,
}: {
  partyId: string;
  choices: BranchTopics["choices"];
  send: { action: FormAction; startKey: string };
}) {
  const form = "nameTopic";
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={{ id: partyId }}
      submit={tm("branch.name")}
      doneText={tm("branch.named")}
    >
      {(typed) => (
        <Field
          name="topicId"
          form={form}
          label={tm("branch.choose")}
          required
          error={typed.error("topicId")}
        >
          {(wiring) => (
            <Select
              defaultValue={typed.text("topicId") ?? choices[0]?.id}
              options={choices.map(({ id, title, month, area }) => ({
                value: id,
                label: tm("branch.choice", { area, month: monthText(month), title }),
              }))}
              {...wiring}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}

/** It works for the theme no longer. */
export function EndTopic({
  id,
  version,
  send,
}: {
  id: string;
  version: number;
  send: { action: FormAction; startKey: string };
}) {
  return (
    <VerbForm
      {...send}
      form={`endTopic-${id}`}
      hidden={{ id, version }}
      submit={tm("branch.end")}
      variant="secondary"
      doneText={tm("branch.ended")}
    >
      {() => null}
    </VerbForm>
  );
}
