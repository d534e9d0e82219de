"use client";

import { FormDialog, type Send } from "@/components/forms/form-dialog";
import { tpr } from "@/components/property/text";
import type { Typed } from "@/components/forms/form-state";
import { DayField, LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { bodies } from "@/lib/affairs/property/rules/appointments";
import { postMax, resultMax } from "@/lib/affairs/property/schema";

interface About {
  id: string;
  version: number;
  name: string;
}

const form = "appoint";

/** 登记交叉任职. */
export function AppointAcross({
  estateId,
  today,
  send,
}: {
  estateId: string;
  today: string;
  send: Send;
}) {
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id: estateId }}
      label={tpr("appoint")}
      icon="plus"
      submit={tpr("appoint.submit")}
      done={tpr("appoint.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <LineField form={form} typed={typed} name="name" label={tpr("appoint.name")} max={30} />
          <Side typed={typed} name="from" start="company" />
          <Side typed={typed} name="to" start="residents_committee" />
          <Checkbox
            name="paid"
            form={form}
            label={tpr("appoint.paid")}
            defaultChecked={typed.text("paid") === "on"}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <DayField
              form={form}
              typed={typed}
              name="startsOn"
              label={tpr("appoint.startsOn")}
              start={today}
            />
            <LineField
              form={form}
              typed={typed}
              name="documentNo"
              label={tpr("appoint.documentNo")}
              optional
            />
          </div>
          <TextField
            form={form}
            typed={typed}
            name="conflictNote"
            label={tpr("appoint.conflictNote")}
            hint={tpr("appoint.conflictNote.hint")}
            rows={2}
            max={resultMax}
            optional
          />
        </>
      )}
    </FormDialog>
  );
}

/** One of the two bodies, and the post held there. */
function Side({
  typed,
  name,
  start,
}: {
  typed: Typed;
  name: "from" | "to";
  start: (typeof bodies)[number];
}) {
  const body = `${name}Body` as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        name={body}
        form={form}
        label={tpr(`appoint.${body}`)}
        required
        error={typed.error(body)}
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={typed.text(body) ?? start}
            options={bodies.map((one) => ({ value: one, label: tpr(`body.${one}`) }))}
          />
        )}
      </Field>
      <LineField
        form={form}
        typed={typed}
        name={`${name}Post`}
        label={tpr(`appoint.${name}Post`)}
        max={postMax}
      />
    </div>
  );
}

/** 离任. */
export function EndAppointment({
  appointment: { id, version, name },
  today,
  send,
}: {
  appointment: About;
  today: string;
  send: Send;
}) {
  const end = `endAppointment-${id}`;
  return (
    <FormDialog
      form={end}
      send={send}
      hidden={{ id, version }}
      label={tpr("endAppointment")}
      title={`${tpr("endAppointment")} · ${name}`}
      submit={tpr("endAppointment.submit")}
      done={tpr("endAppointment.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <DayField form={end} typed={typed} label={tpr("endAppointment.day")} start={today} />
      )}
    </FormDialog>
  );
}

/** 利益冲突说明. */
export function NoteConflict({
  appointment: { id, version, name },
  note,
  send,
}: {
  appointment: About;
  note: string | null;
  send: Send;
}) {
  const noteForm = `noteConflict-${id}`;
  return (
    <FormDialog
      form={noteForm}
      send={send}
      hidden={{ id, version }}
      label={tpr(note === null ? "noteConflict" : "noteConflict.again")}
      title={`${tpr("noteConflict")} · ${name}`}
      submit={tpr("noteConflict.submit")}
      done={tpr("noteConflict.done")}
      look={{ size: "sm", variant: note === null ? "primary" : undefined }}
    >
      {(typed) => (
        <TextField
          form={noteForm}
          typed={typed}
          name="conflictNote"
          label={tpr("appoint.conflictNote")}
          hint={tpr("appoint.conflictNote.hint")}
          start={note ?? undefined}
          max={resultMax}
        />
      )}
    </FormDialog>
  );
}
