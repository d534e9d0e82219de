"use client";

import { tme } from "@/components/meetings/text";
import { DayField, LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Choices } from "@/components/ui/choices";
import { DialogButton } from "@/components/ui/dialog";
import { placeMax, titleMax } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Closing } from "./plain-verb";

interface Planned {
  id: string;
  version: number;
  theme: string | null;
  /** "2026-11-29T14:30" */
  startsAt: string;
  place: string;
  convener: string | null;
  told: boolean;
  chosen: readonly string[];
  topics: readonly { id: string; title: string; by: string }[];
  noticeDays: number;
}

const form = "meeting-plan";

/** 定议程: one theme, its topics, when and where; after the notice with the reason. */
export function PlanMeeting({
  meeting,
  send,
  main,
}: {
  meeting: Planned;
  send: { action: FormAction; startKey: string };
  main: boolean;
}) {
  const { id, version, told, topics } = meeting;
  const title = tme(told ? "plan.change" : "plan");
  return (
    <DialogButton label={title} title={title} variant={main ? "primary" : undefined} icon="edit">
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id, version }}
            submit={tme(told ? "plan.change.submit" : "plan.submit")}
            doneText={tme("plan.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                {told ? (
                  <p className="text-ink-soft">
                    {tme("plan.change.hint", { days: meeting.noticeDays })}
                  </p>
                ) : null}
                <LineField
                  form={form}
                  typed={typed}
                  name="theme"
                  label={tme("plan.theme")}
                  hint={tme("plan.theme.hint")}
                  start={meeting.theme ?? undefined}
                  max={titleMax}
                />
                {topics.length === 0 ? (
                  <p className="text-warn">{tme("plan.noTopics")}</p>
                ) : (
                  <Choices
                    name="topicIds"
                    form={form}
                    legend={tme("plan.topics")}
                    error={typed.error("topicIds")}
                    options={topics.map((topic) => ({
                      value: topic.id,
                      label: topic.title,
                      hint: tme("topic.by", { by: topic.by }),
                    }))}
                    chosen={typed.list("topicIds") ?? meeting.chosen}
                  />
                )}
                <DayField
                  form={form}
                  typed={typed}
                  name="startsAt"
                  label={tme("facts.startsAt")}
                  start={meeting.startsAt}
                  withTime
                />
                <LineField
                  form={form}
                  typed={typed}
                  name="place"
                  label={tme("facts.place")}
                  start={meeting.place}
                  max={placeMax}
                />
                <LineField
                  form={form}
                  typed={typed}
                  name="convener"
                  label={tme("facts.convener")}
                  start={meeting.convener ?? undefined}
                  optional
                />
                {told ? (
                  <TextField
                    form={form}
                    typed={typed}
                    name="reason"
                    label={tme("plan.reason")}
                    rows={2}
                    max={300}
                  />
                ) : null}
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}
