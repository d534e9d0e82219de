"use client";

import { tme } from "@/components/meetings/text";
import { TopicFields } from "@/components/meetings/topic-fields";
import { DayField, LineField } from "@/components/tickets/line-field";
import { TextField } from "@/components/tickets/text-field";
import { VerbForm } from "@/components/tickets/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { meetingForms } from "@/lib/parts/meetings/rules/stages";
import { placeMax } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
  councilId: string;
}

/** 召集会议: form, day and place; the topics follow. */
export function CallMeeting({ action, startKey, councilId, start }: Send & { start: string }) {
  const form = "callMeeting";
  return (
    <DialogButton label={tme("call")} title={tme("call")} variant="primary" icon="plus">
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        hidden={{ id: councilId }}
        submit={tme("call.submit")}
      >
        {(typed) => (
          <>
            <RadioGroup
              name="form"
              form={form}
              label={tme("call.form")}
              look="line"
              value={typed.text("form") ?? "monthly"}
              error={typed.error("form")}
              options={meetingForms.map((one) => ({ value: one, label: tme(`form.${one}`) }))}
            />
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
            <LineField
              form={form}
              typed={typed}
              name="convener"
              label={tme("facts.convener")}
              hint={tme("call.convener.hint")}
              optional
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}

/** 提议题 by the office, also what residents or matters have brought up. */
export function ProposeTopic(send: Send) {
  return (
    <DialogButton label={tme("propose")} title={tme("propose")} size="sm" icon="plus">
      <TopicForm {...send} />
    </DialogButton>
  );
}

function TopicForm({ action, startKey, councilId }: Send) {
  const close = useCloseDialog();
  const form = "proposeTopic";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: councilId }}
      submit={tme("propose.submit")}
      doneText={tme("propose.done")}
      onDone={close}
    >
      {(typed) => <TopicFields form={form} typed={typed} />}
    </VerbForm>
  );
}

/** 提请上级, and the answer to what was raised from below. */
export function TopicVerb({
  verb,
  topic,
  send,
}: {
  verb: "raise" | "answer";
  topic: { id: string; version: number; title: string };
  send: { action: FormAction; startKey: string };
}) {
  const { id, version, title } = topic;
  return (
    <DialogButton label={tme(verb)} title={`${tme(verb)} · ${title}`} size="sm">
      <TopicVerbForm verb={verb} topic={{ id, version }} send={send} />
    </DialogButton>
  );
}

function TopicVerbForm({
  verb,
  topic,
  send,
}: {
  verb: "raise" | "answer";
  topic: { id: string; version: number };
  send: { action: FormAction; startKey: string };
}) {
  const close = useCloseDialog();
  const form = `${verb}-${topic.id}`;
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={topic}
      submit={tme(`${verb}.submit`)}
      doneText={tme(`${verb}.done`)}
      onDone={close}
    >
      {(typed) =>
        verb === "raise" ? (
          <p className="text-ink-soft">{tme("raise.hint")}</p>
        ) : (
          <TextField form={form} typed={typed} label={tme("answer.text")} rows={4} />
        )
      }
    </VerbForm>
  );
}
