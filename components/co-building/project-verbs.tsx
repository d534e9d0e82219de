"use client";

import { detailMax, doneMax, stepMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { DayField, LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { ProjectPhotoField } from "./photo-verbs";
import { tco } from "./text";
import { VerbDialog, type About } from "./verb-dialog";

/** 结项; photos where there are some. */
export function Finish({
  project: { id, version },
  room,
  send,
}: {
  project: About;
  /** So many photos more. */
  room: number;
  send: Send;
}) {
  return (
    <VerbDialog verb="finish" send={send} hidden={{ id, version }} look={{ variant: "primary" }}>
      {(typed) => (
        <>
          <TextField
            form="finish"
            typed={typed}
            name="result"
            label={tco("finish.result")}
            hint={tco("finish.hint")}
            max={detailMax}
          />
          {room === 0 ? null : <ProjectPhotoField form="finish" typed={typed} room={room} />}
        </>
      )}
    </VerbDialog>
  );
}

type Sides = readonly { organizationId: string; name: string }[];

/** 加步骤. */
export function AddStep({ id, parties, send }: { id: string; parties: Sides; send: Send }) {
  const form = "step.add";
  return (
    <VerbDialog verb={form} send={send} hidden={{ id }} icon="plus" look={{ size: "sm" }}>
      {(typed) => <StepFields form={form} typed={typed} parties={parties} />}
    </VerbDialog>
  );
}

/** 修改步骤. */
export function EditStep({
  step,
  parties,
  send,
}: {
  step: About & StepStart;
  parties: Sides;
  send: Send;
}) {
  const { id, version } = step;
  const form = `editStep-${id}`;
  return (
    <VerbDialog
      verb="step.edit"
      form={form}
      send={send}
      hidden={{ id, version }}
      look={{ size: "sm" }}
    >
      {(typed) => <StepFields form={form} typed={typed} parties={parties} start={step} />}
    </VerbDialog>
  );
}

interface StepStart {
  text: string;
  organizationId: string;
  dueOn: string;
}

function StepFields({
  parties,
  start,
  ...shared
}: {
  form: string;
  typed: Typed;
  parties: Sides;
  start?: StepStart;
}) {
  const { form, typed } = shared;
  return (
    <>
      <LineField
        {...shared}
        name="text"
        label={tco("step.text")}
        start={start?.text}
        max={stepMax}
      />
      <Field
        name="organizationId"
        form={form}
        label={tco("step.who")}
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={typed.text("organizationId") ?? start?.organizationId}
            options={parties.map((one) => ({ value: one.organizationId, label: one.name }))}
          />
        )}
      </Field>
      <DayField {...shared} name="dueOn" label={tco("step.dueOn")} start={start?.dueOn} />
    </>
  );
}

/** 完成步骤. */
export function DoneStep({ step: { id, version }, send }: { step: About; send: Send }) {
  const form = `doneStep-${id}`;
  return (
    <VerbDialog
      verb="step.done"
      form={form}
      send={send}
      hidden={{ id, version }}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          name="text"
          label={tco("step.word")}
          hint={tco("step.word.hint")}
          max={doneMax}
        />
      )}
    </VerbDialog>
  );
}
