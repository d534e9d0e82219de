"use client";

import { useRouter } from "next/navigation";
import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CatalogueShown, EntryShown } from "@/lib/affairs/tickets/queries/catalogue";
import { leadKinds } from "@/lib/affairs/tickets/rules/catalogue";
import type { FormAction } from "@/lib/platform/core/action-state";
import { durationUnits } from "@/lib/platform/core/duration";
import { tc } from "./text";

const coShown = [0, 1, 2] as const;
const form = "entry";

/** One entry: what the draft says about a category, everywhere or at one place. */
export function EntryForm({
  entry,
  names,
  keys: [saveKey, dropKey],
  save,
  drop,
  back,
}: {
  /** Null: a new one. */
  entry: EntryShown | null;
  names: NonNullable<CatalogueShown["names"]>;
  keys: readonly [string, string];
  save: FormAction;
  drop: FormAction;
  back: string;
}) {
  const router = useRouter();
  const done = () => router.push(back);
  const organizations = names.organizations.map((one) => ({
    value: one.id,
    label: one.shortName,
    detail: one.name,
  }));
  const hidden: Record<string, string> =
    entry === null
      ? {}
      : {
          entryId: entry.id,
          categoryId: entry.categoryId,
          ...(entry.areaId === null ? {} : { areaId: entry.areaId }),
        };
  return (
    <div className="grid gap-4">
      <VerbForm
        action={save}
        startKey={saveKey}
        form={form}
        hidden={hidden}
        submit={tc("entry.go")}
        doneText={tc("entry.done")}
        onDone={done}
      >
        {(typed) => {
          const co = typed.list("co") ?? entry?.co ?? [];
          return (
            <>
              {entry === null ? (
                <div className="grid items-end gap-3 sm:grid-cols-2">
                  <Field
                    name="categoryId"
                    form={form}
                    label={tc("entry.category")}
                    required
                    error={typed.error("categoryId")}
                  >
                    {(wiring) => (
                      <Combobox
                        {...wiring}
                        value={typed.text("categoryId")}
                        options={names.categories.map((one) => ({
                          value: one.id,
                          label: one.name,
                          detail: `${one.code} ${one.parentName}`,
                        }))}
                      />
                    )}
                  </Field>
                  <Field
                    name="areaId"
                    form={form}
                    label={tc("entry.area")}
                    hint={tc("entry.areaHint")}
                    error={typed.error("areaId")}
                  >
                    {(wiring) => (
                      <Combobox
                        {...wiring}
                        value={typed.text("areaId")}
                        empty={tc("entry.areaAll")}
                        options={names.areas.map(({ id, name }) => ({ value: id, label: name }))}
                      />
                    )}
                  </Field>
                </div>
              ) : (
                <p>
                  <strong>{entry.categoryName}</strong>
                  <span className="ml-2 text-ink-soft">{entry.areaName ?? tc("area.all")}</span>
                </p>
              )}
              <RadioGroup
                name="lead"
                form={form}
                label={tc("entry.lead")}
                required
                value={typed.text("lead") ?? entry?.lead ?? "organization"}
                error={typed.error("lead")}
                options={leadKinds.map((one) => ({ value: one, label: tc(`entry.lead.${one}`) }))}
              />
              <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
                <Field
                  name="organizationId"
                  form={form}
                  label={tc("entry.organization")}
                  hint={tc("entry.organizationHint")}
                  error={typed.error("organizationId")}
                >
                  {(wiring) => (
                    <Combobox
                      {...wiring}
                      value={typed.text("organizationId") ?? entry?.organizationId ?? ""}
                      options={organizations}
                    />
                  )}
                </Field>
                {coShown.map((at) => (
                  <Field
                    key={at}
                    name={`co-${String(at)}`}
                    form={form}
                    label={tc("entry.co", { at: at + 1 })}
                    error={at === 0 ? typed.error("co") : undefined}
                  >
                    {(wiring) => (
                      <Select
                        {...wiring}
                        name="co[]"
                        defaultValue={co[at] ?? ""}
                        empty={tc("entry.coNone")}
                        options={organizations}
                      />
                    )}
                  </Field>
                ))}
              </div>
              <div className="grid items-end gap-3 sm:grid-cols-3">
                <Field
                  name="limitValue"
                  form={form}
                  label={tc("entry.limitValue")}
                  hint={tc("entry.limitHint")}
                  error={typed.error("limitValue")}
                >
                  {(wiring) => (
                    <TextInput
                      inputMode="numeric"
                      defaultValue={typed.text("limitValue") ?? String(entry?.limit?.value ?? "")}
                      {...wiring}
                    />
                  )}
                </Field>
                <Field
                  name="limitUnit"
                  form={form}
                  label={tc("entry.limitUnit")}
                  error={typed.error("limitUnit")}
                >
                  {(wiring) => (
                    <Select
                      {...wiring}
                      defaultValue={typed.text("limitUnit") ?? entry?.limit?.unit ?? "work_day"}
                      options={durationUnits.map((one) => ({
                        value: one,
                        label: tc(`unit.${one}`),
                      }))}
                    />
                  )}
                </Field>
                <div className="sm:pb-1.5">
                  <Checkbox
                    name="statutory"
                    form={form}
                    label={tc("entry.statutory")}
                    error={typed.error("statutory")}
                    defaultChecked={
                      typed.text("statutory") === undefined
                        ? (entry?.statutory ?? false)
                        : typed.text("statutory") === "on"
                    }
                  />
                </div>
              </div>
              {(["filing", "closing", "reference"] as const).map((name) => (
                <Field
                  key={name}
                  name={name}
                  form={form}
                  label={tc(`entry.${name}`)}
                  error={typed.error(name)}
                >
                  {(wiring) => (
                    <TextInput
                      defaultValue={typed.text(name) ?? entry?.[name] ?? ""}
                      {...wiring}
                      limit={200}
                    />
                  )}
                </Field>
              ))}
            </>
          );
        }}
      </VerbForm>
      {entry === null ? null : (
        <VerbForm
          action={drop}
          startKey={dropKey}
          form="drop"
          hidden={hidden}
          submit={tc("entry.remove")}
          variant="secondary"
          doneText={tc("entry.removed")}
          onDone={done}
        >
          {() => null}
        </VerbForm>
      )}
    </div>
  );
}
