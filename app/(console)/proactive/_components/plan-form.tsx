"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { tpa } from "@/components/proactive/text";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { titleMax } from "@/lib/affairs/proactive/schema";
import type { AreaChoice, CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import type { FormAction } from "@/lib/platform/core/action-state";
import { CategoryBoxes } from "./category-boxes";

const form = "plan";

export interface PlanStart {
  seasonId?: string | undefined;
  title?: string | undefined;
  plan?: string | undefined;
  areaId?: string | undefined;
  categoryIds: readonly string[];
  fromDay: string;
  toDay: string;
}

/** What is done before complaints come: against what, where, when, by whom. */
export function PlanForm({
  action,
  startKey,
  areas,
  categories,
  start,
}: {
  action: FormAction;
  startKey: string;
  areas: readonly AreaChoice[];
  categories: readonly CategoryChoice[];
  /** What is known from the season or the hot spot: nothing is typed twice. */
  start: PlanStart;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tpa("plan.submit")}
      hidden={start.seasonId === undefined ? {} : { seasonId: start.seasonId }}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <div className="grid gap-4">
              <Field
                name="title"
                form={form}
                label={tpa("plan.title")}
                required
                maxLength={titleMax}
                error={typed.error("title")}
              >
                {(wiring) => (
                  <TextInput defaultValue={typed.text("title") ?? start.title} {...wiring} />
                )}
              </Field>
              <TextField
                name="plan"
                form={form}
                typed={typed}
                label={tpa("plan.what")}
                hint={tpa("plan.what.hint")}
                start={start.plan}
                max={300}
                rows={4}
              />
              <Field
                name="areaId"
                form={form}
                label={tpa("plan.where")}
                required
                error={typed.error("areaId")}
              >
                {(wiring) => (
                  <Combobox
                    {...wiring}
                    value={typed.text("areaId") ?? start.areaId ?? ""}
                    options={areas.map(({ id, name, within }) => ({
                      value: id,
                      label: name,
                      detail: within,
                    }))}
                  />
                )}
              </Field>
              <div className="grid gap-3 sm:grid-cols-2">
                {(["fromDay", "toDay"] as const).map((which) => (
                  <Field
                    key={which}
                    name={which}
                    form={form}
                    label={tpa(`plan.${which}`)}
                    required
                    error={typed.error(which)}
                  >
                    {(wiring) => (
                      <DateInput defaultValue={typed.text(which) ?? start[which]} {...wiring} />
                    )}
                  </Field>
                ))}
              </div>
            </div>
          </Card>
          <Card>
            <CategoryBoxes
              form={form}
              typed={typed}
              categories={categories}
              chosen={start.categoryIds}
            />
          </Card>
        </div>
      )}
    </VerbForm>
  );
}
