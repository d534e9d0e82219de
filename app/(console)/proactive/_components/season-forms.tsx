"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { tpa } from "@/components/proactive/text";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { SeasonShown } from "@/lib/affairs/proactive/queries";
import type { CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import type { FormAction } from "@/lib/platform/core/action-state";
import { CategoryBoxes } from "./category-boxes";

interface Send {
  action: FormAction;
  startKey: string;
}

/** The calendar that comes with the product becomes the district's own. */
export function PresetSeasons({ send }: { send: Send }) {
  return (
    <VerbForm {...send} form="preset" submit={tpa("preset")} doneText={tpa("preset.done")}>
      {() => null}
    </VerbForm>
  );
}

/** A season as it shall be, in a dialog. */
export function SeasonForm({
  send,
  categories,
  month,
  season,
}: {
  send: Send;
  categories: readonly CategoryChoice[];
  month: number;
  /** The one that is changed; absent for a new one. */
  season?: SeasonShown | undefined;
}) {
  const name = season === undefined ? tpa("season.add") : tpa("season.edit");
  return (
    <DialogButton label={name} title={name} size={season === undefined ? "md" : "sm"} wideDialog>
      <Body send={send} categories={categories} month={month} season={season} />
    </DialogButton>
  );
}

function Body({
  send,
  categories,
  month,
  season,
}: {
  send: Send;
  categories: readonly CategoryChoice[];
  month: number;
  season: SeasonShown | undefined;
}) {
  const close = useCloseDialog();
  const form = `season-${season?.id ?? "new"}`;
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: String(at + 1),
    label: tpa("monthTab", { month: at + 1 }),
  }));
  return (
    <VerbForm
      {...send}
      form={form}
      submit={tpa("season.save")}
      doneText={tpa("season.saved")}
      onDone={close}
      hidden={season === undefined ? {} : { id: season.id, version: season.version }}
    >
      {(typed) => (
        <>
          <Field
            name="title"
            form={form}
            label={tpa("season.title")}
            required
            maxLength={20}
            error={typed.error("title")}
          >
            {(wiring) => (
              <TextInput defaultValue={typed.text("title") ?? season?.title} {...wiring} />
            )}
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            {(["fromMonth", "toMonth"] as const).map((which) => (
              <Field
                key={which}
                name={which}
                form={form}
                label={tpa(`season.${which}`)}
                required
                error={typed.error(which)}
              >
                {(wiring) => (
                  <Select
                    defaultValue={typed.text(which) ?? String(season?.[which] ?? month)}
                    options={months}
                    {...wiring}
                  />
                )}
              </Field>
            ))}
          </div>
          <TextField
            name="advice"
            form={form}
            typed={typed}
            label={tpa("season.advice")}
            start={season?.advice}
            max={200}
          />
          <CategoryBoxes
            form={form}
            typed={typed}
            categories={categories}
            chosen={season?.categoryIds ?? []}
          />
          <Checkbox
            name="active"
            form={form}
            value="1"
            label={tpa("season.active")}
            defaultChecked={season?.active !== false}
          />
        </>
      )}
    </VerbForm>
  );
}
