"use client";

import { rhythms, type RecordKind } from "@/lib/affairs/co-building/rules/agreements";
import { commitmentMax } from "@/lib/affairs/co-building/schema";
import { FormDialog, type Send } from "../property/form-dialog";
import { DayField } from "../tickets/line-field";
import { TextField } from "../tickets/text-field";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { recordText, tco } from "./text";

/** 加承诺: with a day or a rhythm. */
export function AddCommitment({
  id,
  signers,
  send,
}: {
  id: string;
  signers: readonly { organizationId: string; name: string }[];
  send: Send;
}) {
  const form = "commitment";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tco("commitment.add")}
      icon="plus"
      submit={tco("commitment.add.submit")}
      done={tco("commitment.add.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <TextField
            form={form}
            typed={typed}
            name="text"
            label={tco("commitment.text")}
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
                defaultValue={typed.text("organizationId")}
                options={signers.map((one) => ({ value: one.organizationId, label: one.name }))}
              />
            )}
          </Field>
          <DayField
            form={form}
            typed={typed}
            name="dueOn"
            label={tco("commitment.dueOn")}
            hint={tco("commitment.when.hint")}
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
                defaultValue={typed.text("rhythm")}
                options={rhythms.map((one) => ({ value: one, label: tco(`rhythm.${one}`) }))}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** 删承诺. */
export function DropCommitment({
  commitment: { id, version },
  send,
}: {
  commitment: { id: string; version: number };
  send: Send;
}) {
  return (
    <FormDialog
      form={`drop-${id}`}
      send={send}
      hidden={{ id, version }}
      label={tco("commitment.drop")}
      submit={tco("commitment.drop.submit")}
      done={tco("commitment.drop.done")}
      look={{ size: "sm" }}
    >
      {() => <p className="text-ink-soft">{tco("commitment.drop.hint")}</p>}
    </FormDialog>
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
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tco("tick")}
      submit={tco("tick.submit")}
      done={tco("tick.done")}
      look={{ size: "sm" }}
    >
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
    </FormDialog>
  );
}
