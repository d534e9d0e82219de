"use client";

import { useState } from "react";
import { tme } from "@/components/meetings/text";
import { TopicFields } from "@/components/meetings/topic-fields";
import { LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { formsOf } from "@/lib/parts/meetings/rules/stages";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { placeMax } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
  councilId: string;
}

interface TurnAhead {
  startsOn: string;
  endsOn: string;
  organization: string;
}

/** 召集会议: form, day and place; the topics follow. */
export function CallMeeting(given: Send & { start: string; turns: readonly TurnAhead[] }) {
  return (
    <DialogButton label={tme("call")} title={tme("call")} variant="primary" icon="plus">
      <CallForm {...given} />
    </DialogButton>
  );
}

/** Where somebody convenes in turn, whose turn the chosen day is stands in the field already. */
function CallForm({
  action,
  startKey,
  councilId,
  start,
  turns,
}: Send & { start: string; turns: readonly TurnAhead[] }) {
  const form = "callMeeting";
  const [chosen, setChosen] = useState("monthly");
  const [day, setDay] = useState(start.slice(0, 10));
  const [written, setWritten] = useState<string>();
  const turn = turns.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  const proposed = chosen === "rotating" ? turn?.organization : undefined;
  return (
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
            options={formsOf.council.map((one) => ({ value: one, label: tme(`form.${one}`) }))}
            onChoose={setChosen}
          />
          <Field
            name="startsAt"
            form={form}
            label={tme("facts.startsAt")}
            required
            error={typed.error("startsAt")}
          >
            {(wiring) => (
              <DateInput
                withTime
                defaultValue={typed.text("startsAt") ?? start}
                onChange={({ target: { value } }) => {
                  setDay(value.slice(0, 10));
                }}
                {...wiring}
              />
            )}
          </Field>
          <LineField
            form={form}
            typed={typed}
            name="place"
            label={tme("facts.place")}
            max={placeMax}
          />
          <Field
            name="convener"
            form={form}
            label={tme("facts.convener")}
            hint={
              proposed === undefined ? tme("call.convener.hint") : tme("call.convener.proposed")
            }
            optional
            error={typed.error("convener")}
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                limit={60}
                value={written ?? typed.text("convener") ?? proposed ?? ""}
                onChange={({ target: { value } }) => {
                  setWritten(value);
                }}
              />
            )}
          </Field>
        </>
      )}
    </VerbForm>
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

/** 提请上级, the answer to what was raised from below, and why something is not taken up. */
export function TopicVerb({
  verb,
  topic,
  send,
}: {
  verb: TopicShown["may"][number];
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
  verb: TopicShown["may"][number];
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
          <TextField
            form={form}
            typed={typed}
            label={tme(`${verb}.text`)}
            hint={tme(`${verb}.hint`)}
            rows={4}
          />
        )
      }
    </VerbForm>
  );
}
