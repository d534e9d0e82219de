"use client";

import { tme } from "@/components/meetings/text";
import { TopicFields } from "@/components/meetings/topic-fields";
import { FormDialog, type Send } from "@/components/forms/form-dialog";
import { tpr } from "@/components/property/text";
import { DayField, LineField } from "@/components/forms/line-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton } from "@/components/ui/dialog";
import { placeMax } from "@/lib/parts/meetings/schema";

/** 召集会议: day and place; the form is always that of the three sides. */
export function CallMeeting({
  estateId,
  start,
  send,
}: {
  estateId: string;
  start: string;
  send: Send;
}) {
  const form = "callMeeting";
  return (
    <DialogButton label={tme("call")} title={tpr("call.title")} variant="primary" icon="plus">
      <VerbForm {...send} form={form} hidden={{ id: estateId }} submit={tme("call.submit")}>
        {(typed) => (
          <>
            <p className="text-ink-soft">{tpr("call.hint")}</p>
            <DayField
              form={form}
              typed={typed}
              name="startsAt"
              label={tme("facts.startsAt")}
              start={start}
              withTime
            />
            <LineField
              form={form}
              typed={typed}
              name="place"
              label={tme("facts.place")}
              max={placeMax}
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}

/** 提议题 by the community, also for owners or the company. */
export function ProposeTopic({ estateId, send }: { estateId: string; send: Send }) {
  const form = "proposeTopic";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id: estateId }}
      label={tme("propose")}
      icon="plus"
      submit={tme("propose.submit")}
      done={tme("propose.done")}
      look={{ size: "sm" }}
    >
      {(typed) => <TopicFields form={form} typed={typed} />}
    </FormDialog>
  );
}

/** 提请上级. */
export function RaiseTopic({
  topic: { id, version, title },
  send,
}: {
  topic: { id: string; version: number; title: string };
  send: Send;
}) {
  return (
    <FormDialog
      form={`raise-${id}`}
      send={send}
      hidden={{ id, version }}
      label={tme("raise")}
      title={`${tme("raise")} · ${title}`}
      submit={tme("raise.submit")}
      done={tme("raise.done")}
      look={{ size: "sm" }}
    >
      {() => <p className="text-ink-soft">{tme("raise.hint")}</p>}
    </FormDialog>
  );
}
