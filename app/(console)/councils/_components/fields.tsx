"use client";

import { TextField } from "@/components/forms/text-field";
import { DayField, LineField } from "@/components/forms/line-field";
import type { Typed } from "@/components/forms/form-state";
import { tc } from "@/components/councils/text";

interface Given {
  form: string;
  typed: Typed;
}

/** Who is proposed. Without a phone one sits in the council as well. */
export function PersonFields({ form, typed, optional = false }: Given & { optional?: boolean }) {
  const shared = { form, typed };
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <LineField {...shared} name="name" label={tc("person.name")} optional={optional} max={30} />
        <LineField {...shared} name="title" label={tc("person.title")} optional={optional} />
      </div>
      <LineField
        {...shared}
        name="phone"
        label={tc("person.phone")}
        hint={tc("person.phone.hint")}
        optional
      />
    </>
  );
}

/** The day of a step, the number of its paper, and a word about it. */
export function StepFields({
  form,
  typed,
  today,
  paper,
}: Given & { today: string; paper: boolean }) {
  const shared = { form, typed };
  return (
    <>
      <DayField {...shared} label={tc("step.day")} start={today} />
      <LineField
        {...shared}
        name="documentNo"
        label={tc("step.documentNo")}
        hint={tc("step.documentNo.hint")}
        optional={!paper}
      />
      <TextField {...shared} name="note" label={tc("step.note")} rows={2} max={300} optional />
    </>
  );
}
