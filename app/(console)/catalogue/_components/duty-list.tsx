"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CatalogueShown } from "@/lib/affairs/tickets/queries/catalogue";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tc } from "./text";

type Listed = CatalogueShown["listed"][number];

/** 社区工作事项清单: what communities may lead, from when and until when. */
export function DutyList({
  listed,
  names,
  today,
  startKey,
  keys,
  add,
  end,
}: {
  listed: readonly Listed[];
  /** Null: who only reads. */
  names: CatalogueShown["names"];
  today: string;
  startKey: string;
  /** The first idempotency key of each line. */
  keys: Readonly<Record<string, string>>;
  add: FormAction;
  end: FormAction;
}) {
  return (
    <div className="grid gap-4">
      {listed.length === 0 ? <p className="text-ink-faint">{tc("duties.none")}</p> : null}
      <ul className="divide-y">
        {listed.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-1.5 text-sm">
            <strong>{one.categoryName}</strong>
            <span>{one.areaName}</span>
            <span className="text-ink-soft tabular-nums">
              {`${tc("duties.from")} ${one.validFrom}`}
              {one.validTo === null ? null : ` · ${tc("duties.to")} ${one.validTo}`}
            </span>
            <span className="text-xs text-ink-faint">{one.reference}</span>
            {names === null || one.validTo !== null ? null : (
              <EndForm one={one} today={today} startKey={keys[one.id] ?? ""} action={end} />
            )}
          </li>
        ))}
      </ul>
      {names === null ? null : (
        <details>
          <summary className="text-sm font-semibold text-action">{tc("duties.addTitle")}</summary>
          <div className="mt-3">
            <AddForm names={names} today={today} startKey={startKey} action={add} />
          </div>
        </details>
      )}
    </div>
  );
}

function EndForm({
  one,
  today,
  startKey,
  action,
}: {
  one: Listed;
  today: string;
  startKey: string;
  action: FormAction;
}) {
  const form = `end-${one.id}`;
  return (
    <details className="ml-auto">
      <summary className="text-action">{tc("duties.end")}</summary>
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        hidden={{ id: one.id, version: one.version }}
        submit={tc("duties.end")}
        variant="danger"
        doneText={tc("duties.ended")}
      >
        {(typed) => (
          <Field
            name="on"
            form={form}
            label={tc("duties.endOn")}
            required
            error={typed.error("on")}
          >
            {(wiring) => <DateInput defaultValue={typed.text("on") ?? today} {...wiring} />}
          </Field>
        )}
      </VerbForm>
    </details>
  );
}

function AddForm({
  names,
  today,
  startKey,
  action,
}: {
  names: NonNullable<CatalogueShown["names"]>;
  today: string;
  startKey: string;
  action: FormAction;
}) {
  const form = "duty";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tc("duties.add")}
      doneText={tc("duties.added")}
    >
      {(typed) => (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field
            name="categoryId"
            form={form}
            label={tc("duties.category")}
            required
            error={typed.error("categoryId")}
          >
            {(wiring) => (
              <Combobox
                {...wiring}
                value={typed.text("categoryId")}
                options={names.categories.map(({ id, name, parentName }) => ({
                  value: id,
                  label: name,
                  detail: parentName,
                }))}
              />
            )}
          </Field>
          <Field
            name="areaId"
            form={form}
            label={tc("duties.area")}
            hint={tc("duties.areaHint")}
            required
            error={typed.error("areaId")}
          >
            {(wiring) => (
              <Combobox
                {...wiring}
                value={typed.text("areaId")}
                options={names.areas.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
          <Field
            name="from"
            form={form}
            label={tc("duties.from")}
            required
            error={typed.error("from")}
          >
            {(wiring) => <DateInput defaultValue={typed.text("from") ?? today} {...wiring} />}
          </Field>
          <Field
            name="reference"
            form={form}
            label={tc("duties.reference")}
            required
            error={typed.error("reference")}
          >
            {(wiring) => (
              <TextInput defaultValue={typed.text("reference")} {...wiring} limit={200} />
            )}
          </Field>
        </div>
      )}
    </VerbForm>
  );
}
