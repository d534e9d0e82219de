"use client";

import { tc } from "@/components/check-ins/text";
import { ChooseMany, type Choice } from "@/components/lists/choose-many";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "accept-many";

/** The grid for whoever has none yet, the phones, and who. */
export function AcceptManyForm({
  rows,
  grids,
  unchecked,
  action,
  startKey,
}: {
  rows: readonly Choice[];
  grids: readonly { id: string; name: string }[];
  /** Whether some phone has not been proven by a code. */
  unchecked: boolean;
  action: FormAction;
  startKey: string;
}) {
  return (
    <ChooseMany
      form={form}
      rows={rows}
      action={action}
      startKey={startKey}
      all={tc("many.all", { count: rows.length })}
      submit={(count) => tc("many.go", { count })}
      doneText={tc("many.done")}
    >
      {(typed) => (
        <div className="grid gap-3">
          <Field
            name="gridId"
            form={form}
            label={tc("many.grid")}
            hint={tc("many.gridHint")}
            error={typed.error("gridId")}
          >
            {(wiring) => (
              <Select
                empty={tc("verb.gridEmpty")}
                defaultValue={typed.text("gridId") ?? (grids.length === 1 ? grids[0]?.id : "")}
                options={grids.map(({ id, name }) => ({ value: id, label: name }))}
                {...wiring}
              />
            )}
          </Field>
          {unchecked ? (
            <Checkbox
              name="phoneChecked"
              form={form}
              label={tc("many.phones")}
              hint={tc("many.phonesHint")}
              error={typed.error("phoneChecked")}
            />
          ) : null}
        </div>
      )}
    </ChooseMany>
  );
}
