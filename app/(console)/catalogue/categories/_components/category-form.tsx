"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CategoryLine } from "@/lib/affairs/tickets/schema/categories";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tc } from "../../_components/text";

const urgencies = (["urgent", "routine", "key"] as const).map((value) => ({
  value,
  label: tc(`categories.urgency.${value}`),
}));

/** A category's name and nature: for a new one of a group, or for one that is there. */
export function CategoryForm({
  action,
  startKey,
  minor,
  parentId,
}: {
  action: FormAction;
  startKey: string;
  minor?: CategoryLine;
  parentId?: string;
}) {
  const form = `category-${minor?.id ?? parentId ?? ""}`;
  return (
    <div className="mt-2 max-w-xl">
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        hidden={
          minor === undefined
            ? { parentId: parentId ?? "" }
            : { id: minor.id, version: minor.version }
        }
        submit={tc("categories.save")}
        doneText={tc("categories.saved")}
      >
        {(typed) => (
          <div className="grid gap-3">
            <Field
              name="name"
              form={form}
              label={tc("categories.name")}
              required
              error={typed.error("name")}
            >
              {(wiring) => (
                <TextInput
                  defaultValue={typed.text("name") ?? minor?.name}
                  {...wiring}
                  limit={30}
                />
              )}
            </Field>
            <Field
              name="urgency"
              form={form}
              label={tc("categories.urgency")}
              hint={tc("categories.urgencyHint")}
              required
              error={typed.error("urgency")}
            >
              {(wiring) => (
                <Select
                  options={urgencies}
                  defaultValue={typed.text("urgency") ?? minor?.urgency ?? "routine"}
                  {...wiring}
                />
              )}
            </Field>
            <Checkbox
              name="physical"
              form={form}
              value="yes"
              label={tc("categories.physical")}
              hint={tc("categories.physicalHint")}
              defaultChecked={minor?.physical ?? false}
            />
            {minor === undefined ? null : (
              <Checkbox
                name="retired"
                form={form}
                value="yes"
                label={tc("categories.retire")}
                hint={tc("categories.retireHint")}
                defaultChecked={!minor.active}
              />
            )}
          </div>
        )}
      </VerbForm>
    </div>
  );
}
