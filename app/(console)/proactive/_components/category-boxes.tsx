"use client";

import type { Typed } from "@/components/forms/form-state";
import { tpa } from "@/components/proactive/text";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { CategoryChoice } from "@/lib/affairs/tickets/queries/choices";

/** Which kinds of matters it is against: by group, the group of what is chosen stands open. */
export function CategoryBoxes({
  form,
  typed,
  categories,
  chosen,
}: {
  form: string;
  typed: Typed;
  categories: readonly CategoryChoice[];
  chosen: readonly string[];
}) {
  const marked = new Set(typed.list("categoryIds") ?? chosen);
  const groups = [...Map.groupBy(categories, ({ parentName }) => parentName)];
  return (
    <fieldset>
      <legend className="font-semibold">{tpa("categories")}</legend>
      <p className="text-sm text-ink-soft">{tpa("categories.hint")}</p>
      <FieldError id={`${form}-categoryIds`} error={typed.error("categoryIds")} />
      <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {groups.map(([group, rows]) => (
          <details
            key={group}
            open={rows.some(({ id }) => marked.has(id))}
            className="group py-0.5"
          >
            <summary className="flex min-h-9 cursor-pointer items-center gap-1.5 text-action touch:min-h-11">
              <Icon name="chevronRight" size="sm" className="group-open:rotate-90" />
              {group}
            </summary>
            <div className="pb-1 pl-6">
              {rows.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  name="categoryIds[]"
                  form={form}
                  value={id}
                  label={name}
                  defaultChecked={marked.has(id)}
                />
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  );
}
