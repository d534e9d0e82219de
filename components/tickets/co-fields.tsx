"use client";

import type { OrganizationChoice } from "@/lib/affairs/tickets/queries/choices";
import { coSlots } from "@/lib/affairs/tickets/schema";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { TextArea } from "../ui/text-area";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { PhotoChoice } from "./photo-choice";
import type { VerbContext } from "./verb-context";

/** 协办 named together with the dispatch: up to three, each with what it is to do. */
export function CoFields({
  form,
  typed,
  organizations,
}: {
  form: string;
  typed: Typed;
  organizations: readonly OrganizationChoice[];
}) {
  const used = coSlots.some(
    (slot) => (typed.text(`co${slot}Id`) ?? "") !== "" || typed.error(`co${slot}Id`) !== undefined,
  );
  return (
    <details open={used} className="rounded-md border px-3 py-2">
      <summary className="text-sm font-semibold text-action">{tt("co.add")}</summary>
      <p className="mt-1 text-sm text-ink-soft">{tt("co.hint")}</p>
      <ol className="mt-2 grid gap-4">
        {coSlots.map((slot) => (
          <li key={slot} className="grid gap-3 border-t pt-3 first:border-t-0 first:pt-0">
            <Field
              name={`co${slot}Id`}
              form={form}
              label={tt("co.organization", { at: slot })}
              error={typed.error(`co${slot}Id`)}
            >
              {(wiring) => (
                <Combobox
                  {...wiring}
                  value={typed.text(`co${slot}Id`) ?? ""}
                  empty={tt("co.none")}
                  options={optionsOf(organizations)}
                />
              )}
            </Field>
            <Field
              name={`co${slot}Task`}
              form={form}
              label={tt("co.task", { at: slot })}
              error={typed.error(`co${slot}Task`)}
            >
              {(wiring) => (
                <TextArea rows={2} defaultValue={typed.text(`co${slot}Task`)} {...wiring} />
              )}
            </Field>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** 加派协办 to a matter that is out already. */
export function AddCoFields({
  form,
  typed,
  context,
}: {
  form: string;
  typed: Typed;
  context: VerbContext;
}) {
  return (
    <>
      <Field
        name="organizationId"
        form={form}
        label={tt("field.helper")}
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Combobox
            {...wiring}
            value={typed.text("organizationId") ?? ""}
            empty={tt("field.choose")}
            options={optionsOf(context.helpers ?? [])}
          />
        )}
      </Field>
      <Field
        name="task"
        form={form}
        label={tt("field.part")}
        hint={tt("dispatch.task.hint")}
        required
        maxLength={1000}
        error={typed.error("task")}
      >
        {(wiring) => <TextArea rows={4} defaultValue={typed.text("task")} {...wiring} />}
      </Field>
      <PhotoChoice
        form={form}
        typed={typed}
        photoIds={(context.photos ?? []).map(({ id }) => id)}
      />
    </>
  );
}

function optionsOf(organizations: readonly OrganizationChoice[]) {
  return organizations.map((one) => ({ value: one.id, label: one.shortName, detail: one.name }));
}
