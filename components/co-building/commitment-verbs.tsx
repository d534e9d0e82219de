"use client";

import { rhythms, type RecordKind, type Rhythm } from "@/lib/affairs/co-building/rules/agreements";
import { commitmentMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { DayField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { recordText, tco } from "./text";
import { VerbDialog, type About } from "./verb-dialog";

type Sides = readonly { organizationId: string; name: string }[];

/** 加承诺: with a day or a rhythm. */
export function AddCommitment({ id, signers, send }: { id: string; signers: Sides; send: Send }) {
  const form = "commitment.add";
  return (
    <VerbDialog verb={form} send={send} hidden={{ id }} icon="plus" look={{ size: "sm" }}>
      {(typed) => <CommitmentFields form={form} typed={typed} signers={signers} />}
    </VerbDialog>
  );
}

/** 修改承诺. */
export function EditCommitment({
  commitment,
  signers,
  send,
}: {
  commitment: About & Start;
  signers: Sides;
  send: Send;
}) {
  const { id, version } = commitment;
  const form = `edit-${id}`;
  return (
    <VerbDialog
      verb="commitment.edit"
      form={form}
      send={send}
      hidden={{ id, version }}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <CommitmentFields form={form} typed={typed} signers={signers} start={commitment} />
      )}
    </VerbDialog>
  );
}

interface Start {
  text: string;
  organizationId: string;
  dueOn: string | null;
  rhythm: Rhythm | null;
}

function CommitmentFields({
  signers,
  start,
  ...shared
}: {
  form: string;
  typed: Typed;
  signers: Sides;
  start?: Start;
}) {
  const { form, typed } = shared;
  return (
    <>
      <TextField
        {...shared}
        name="text"
        label={tco("commitment.text")}
        start={start?.text}
        max={commitmentMax}
      />
      <Field
        name="organizationId"
        form={form}
        label={tco("commitment.who")}
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            empty={tco("commitment.choose")}
            defaultValue={typed.text("organizationId") ?? start?.organizationId}
            options={signers.map((one) => ({ value: one.organizationId, label: one.name }))}
          />
        )}
      </Field>
      <DayField
        {...shared}
        name="dueOn"
        label={tco("commitment.dueOn")}
        hint={tco("commitment.when.hint")}
        start={start?.dueOn ?? undefined}
        optional
      />
      <Field
        name="rhythm"
        form={form}
        label={tco("commitment.rhythm")}
        optional
        error={typed.error("rhythm")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            empty={tco("commitment.noRhythm")}
            defaultValue={typed.text("rhythm") ?? start?.rhythm ?? undefined}
            options={rhythms.map((one) => ({ value: one, label: tco(`rhythm.${one}`) }))}
          />
        )}
      </Field>
    </>
  );
}

/** 勾销: chosen from what is on record. */
export function TickCommitment({
  id,
  records,
  send,
}: {
  id: string;
  records: readonly { id: string; kind: RecordKind; title: string; on: string }[];
  send: Send;
}) {
  const form = `tick-${id}`;
  return (
    <VerbDialog verb="tick" form={form} send={send} hidden={{ id }} look={{ size: "sm" }}>
      {(typed) => (
        <Field
          name="recordId"
          form={form}
          label={tco("tick.record")}
          hint={tco("tick.hint")}
          required
          error={typed.error("recordId")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              empty={tco("commitment.choose")}
              defaultValue={typed.text("recordId")}
              options={records.map((one) => ({
                value: one.id,
                label: recordText(one),
              }))}
            />
          )}
        </Field>
      )}
    </VerbDialog>
  );
}
