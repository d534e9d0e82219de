"use client";

import { tc } from "@/components/check-ins/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}

/** How many members, and in the own words what the unit can bring; folded away once that is registered. */
export function ResourcesForm({
  unit,
  registered,
  ...send
}: Send & {
  unit: { id: string; version: number; memberCount: number; resources: string };
  registered: boolean;
}) {
  return (
    <VerbForm
      {...send}
      form="ours"
      hidden={{ id: unit.id, version: unit.version }}
      submit={tc("mine.save")}
      doneText={tc("mine.saved")}
    >
      {(typed) => (
        <>
          <Field
            name="memberCount"
            form="ours"
            label={tc("unit.members")}
            required
            error={typed.error("memberCount")}
          >
            {(wiring) => (
              <TextInput
                type="number"
                inputMode="numeric"
                min={0}
                max={100000}
                width="number"
                defaultValue={typed.text("memberCount") ?? unit.memberCount}
                {...wiring}
              />
            )}
          </Field>
          <details open={!registered || typed.error("resources") !== undefined}>
            <summary className="text-link min-h-6 cursor-pointer">{tc("ours.words")}</summary>
            <div className="mt-2">
              <TextField
                name="resources"
                form="ours"
                typed={typed}
                label={tc("unit.resources")}
                hint={tc("unit.resourcesHint")}
                rows={4}
                max={1000}
                start={unit.resources}
                optional
              />
            </div>
          </details>
        </>
      )}
    </VerbForm>
  );
}

/** The unit takes its registration back; the session ends with it. */
export function EndDialog({ unit, ...send }: Send & { unit: { id: string; version: number } }) {
  return (
    <DialogButton label={tc("ours.end")} title={tc("ours.end")}>
      <VerbForm
        {...send}
        form="end"
        hidden={{ id: unit.id, version: unit.version }}
        submit={tc("ours.endGo")}
        variant="danger"
      >
        {() => <p>{tc("ours.endWhat")}</p>}
      </VerbForm>
    </DialogButton>
  );
}
