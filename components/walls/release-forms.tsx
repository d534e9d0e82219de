"use client";

import { takeDownReasons, textMax, titleMax } from "@/lib/across/walls/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { Typed } from "../forms/form-state";
import { VerbForm } from "../forms/verb-form";
import { Checkbox } from "../ui/checkbox";
import { RadioGroup } from "../ui/radio-group";
import { PhotoRelease } from "./photo-release";
import { PublicText } from "./public-text";
import { tv } from "./text";

type Photos = readonly { id: string; side: "before" | "after"; shown: boolean }[];

interface Sent {
  action: FormAction;
  startKey: string;
  hidden: Readonly<Record<string, string | number>>;
}

/** 公开到问题墙, and changing what stands there. */
export function PublishForm({
  start,
  photos,
  entry,
  ...sent
}: Sent & {
  start: { title: string; problem: string; measures: string };
  photos: Photos;
  /** Stands there already. */
  entry: boolean;
}) {
  const form = entry ? "revise" : "publish";
  return (
    <VerbForm
      {...sent}
      form={form}
      submit={tv(entry ? "revise.submit" : "publish.submit")}
      doneText={tv(entry ? "revise.done" : "publish.done")}
    >
      {(typed) => (
        <>
          <PublicText
            key={`title:${start.title}`}
            name="title"
            form={form}
            typed={typed}
            label={tv("publish.title")}
            start={start.title}
            max={titleMax}
          />
          <PublicText
            key={`problem:${start.problem}`}
            name="problem"
            form={form}
            typed={typed}
            label={tv("publish.problem")}
            hint={tv("publish.problem.hint")}
            start={start.problem}
            max={textMax}
            rows={5}
          />
          <PublicText
            key={`measures:${start.measures}`}
            name="measures"
            form={form}
            typed={typed}
            label={tv("publish.measures")}
            hint={tv("publish.measures.hint")}
            start={start.measures}
            max={textMax}
            rows={3}
          />
          <PhotoRelease form={form} typed={typed} title={tv("photos")} photos={photos} />
          <Confirm form={form} typed={typed} />
        </>
      )}
    </VerbForm>
  );
}

/** 公布结果. */
export function AnswerForm({ start, photos, ...sent }: Sent & { start: string; photos: Photos }) {
  const form = "answer";
  return (
    <VerbForm {...sent} form={form} submit={tv("answer.submit")} doneText={tv("answer.done")}>
      {(typed) => (
        <>
          <PublicText
            key={start}
            name="result"
            form={form}
            typed={typed}
            label={tv("answer.result")}
            hint={tv("answer.result.hint")}
            start={start}
            max={textMax}
            rows={4}
          />
          <PhotoRelease form={form} typed={typed} title={tv("answer.photos")} photos={photos} />
          <Confirm form={form} typed={typed} />
        </>
      )}
    </VerbForm>
  );
}

/** 撤下. */
export function TakeDownForm(sent: Sent) {
  const form = "take-down";
  return (
    <VerbForm
      {...sent}
      form={form}
      submit={tv("takeDown.submit")}
      variant="danger"
      doneText={tv("takeDown.done")}
    >
      {(typed) => (
        <>
          <p className="text-sm text-ink-soft">{tv("takeDown.hint")}</p>
          <RadioGroup
            name="reason"
            form={form}
            label={tv("takeDown.reason")}
            look="line"
            required
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={takeDownReasons.map((reason) => ({
              value: reason,
              label: tv(`reason.${reason}`),
            }))}
          />
        </>
      )}
    </VerbForm>
  );
}

function Confirm({ form, typed }: { form: string; typed: Typed }) {
  return (
    <Checkbox
      name="confirmed"
      form={form}
      value="yes"
      required
      label={tv("confirm")}
      error={typed.error("confirmed")}
    />
  );
}
