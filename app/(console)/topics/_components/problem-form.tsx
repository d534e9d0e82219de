"use client";

import { TextField } from "@/components/forms/text-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { tm } from "@/components/topics/text";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Choices } from "@/components/ui/choices";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { OrganizationChoice } from "@/lib/affairs/tickets/queries/choices";
import { selectionTests } from "@/lib/affairs/topics/rules/topic";
import { titleMax } from "@/lib/affairs/topics/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "problem";

/** A concrete problem: what it is, why this one, who leads, and what is done until when. */
export function ProblemForm({
  action,
  startKey,
  topic,
  departments,
  counted,
}: {
  action: FormAction;
  startKey: string;
  topic: { id: string; version: number };
  departments: readonly OrganizationChoice[];
  /** What is known from the rows it was chosen from: nothing is typed twice. */
  counted: { hidden: Record<string, string>; title: string; matter: string } | null;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tm("add.submit")}
      hidden={{ ...topic, ...counted?.hidden }}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <div className="grid gap-4">
              <Field
                name="title"
                form={form}
                label={tm("add.title")}
                required
                maxLength={titleMax}
                error={typed.error("title")}
              >
                {(wiring) => (
                  <TextInput defaultValue={typed.text("title") ?? counted?.title} {...wiring} />
                )}
              </Field>
              <TextField
                name="matter"
                form={form}
                typed={typed}
                label={tm("add.matter")}
                hint={tm("add.matter.hint")}
                start={counted?.matter}
                rows={5}
              />
              <Choices
                name="tests"
                form={form}
                legend={tm("add.tests")}
                hint={tm("add.tests.hint")}
                error={typed.error("tests")}
                options={selectionTests.map((test) => ({ value: test, label: tm(`test.${test}`) }))}
                chosen={typed.list("tests")}
              />
            </div>
          </Card>
          <div className="grid gap-4">
            <Card>
              <Departments typed={typed} departments={departments} />
            </Card>
            <Card title={tm("measures")} note={tm("add.measures.hint")}>
              <div className="grid gap-4">
                {[1, 2, 3].map((n) => (
                  <Measure key={n} n={n} typed={typed} />
                ))}
              </div>
            </Card>
          </div>
        </div>
      )}
    </VerbForm>
  );
}

function Departments({
  typed,
  departments,
}: {
  typed: Typed;
  departments: readonly OrganizationChoice[];
}) {
  return (
    <div className="grid gap-4">
      <Field
        name="organizationId"
        form={form}
        label={tm("lead")}
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Combobox
            {...wiring}
            value={typed.text("organizationId") ?? ""}
            options={departments.map(({ id, shortName, name }) => ({
              value: id,
              label: shortName,
              detail: name,
            }))}
          />
        )}
      </Field>
      <details open={typed.list("helperIds") !== undefined}>
        <summary className="text-link cursor-pointer list-none py-1">{tm("add.helpers")}</summary>
        <FieldError id={`${form}-helperIds`} error={typed.error("helperIds")} />
        <div className="mt-2 grid gap-x-4 sm:grid-cols-2">
          {departments.map((one) => (
            <Checkbox
              key={one.id}
              name="helperIds[]"
              form={form}
              value={one.id}
              label={one.shortName}
              defaultChecked={typed.list("helperIds")?.includes(one.id) === true}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

function Measure({ n, typed }: { n: number; typed: Typed }) {
  const [text, due] = [`measure${String(n)}`, `due${String(n)}`];
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <Field
        name={text}
        form={form}
        label={tm("measure.nth", { n })}
        required={n === 1}
        optional={n > 1}
        error={typed.error(text)}
      >
        {(wiring) => <TextInput limit={200} defaultValue={typed.text(text)} {...wiring} />}
      </Field>
      <Field
        name={due}
        form={form}
        label={tm("measure.due")}
        required={n === 1}
        optional={n > 1}
        error={typed.error(due)}
      >
        {(wiring) => <DateInput defaultValue={typed.text(due)} {...wiring} />}
      </Field>
    </div>
  );
}
