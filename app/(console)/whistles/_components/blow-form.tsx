"use client";

import { areaOptions } from "@/components/tickets/choice-options";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Choices } from "@/components/ui/choices";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { AreaChoice, OrganizationChoice } from "@/lib/affairs/tickets/queries/choices";
import { whistleKinds } from "@/lib/affairs/whistles/rules/whistle";
import { titleMax } from "@/lib/affairs/whistles/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tw } from "@/components/whistles/text";

const form = "blow";

export interface BlowStart {
  ticketId?: string | undefined;
  areaId?: string | undefined;
  place?: string | undefined;
  title?: string | undefined;
}

/** 吹哨: which departments, where, for what, until when. */
export function BlowForm({
  action,
  startKey,
  areas,
  departments,
  limits,
  start,
}: {
  action: FormAction;
  startKey: string;
  areas: readonly AreaChoice[];
  departments: readonly OrganizationChoice[];
  limits: { emergency: string; other: string };
  /** What is known already from the matter that it is about: nothing is typed twice. */
  start: BlowStart;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tw("blow.submit")}
      hidden={start.ticketId === undefined ? {} : { ticketId: start.ticketId }}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <div className="grid gap-4">
              <RadioGroup
                name="kind"
                form={form}
                label={tw("blow.kind")}
                look="line"
                required
                value={typed.text("kind") ?? "demand"}
                error={typed.error("kind")}
                options={whistleKinds.map((kind) => ({ value: kind, label: tw(`kind.${kind}`) }))}
              />
              <Field
                name="title"
                form={form}
                label={tw("blow.title")}
                required
                maxLength={titleMax}
                error={typed.error("title")}
              >
                {(wiring) => (
                  <TextInput defaultValue={typed.text("title") ?? start.title} {...wiring} />
                )}
              </Field>
              <TextField
                name="matter"
                form={form}
                typed={typed}
                label={tw("blow.matter")}
                hint={tw("blow.matter.hint")}
                rows={5}
              />
              <Field
                name="areaId"
                form={form}
                label={tw("blow.where")}
                required
                error={typed.error("areaId")}
              >
                {(wiring) => (
                  <Combobox
                    {...wiring}
                    value={typed.text("areaId") ?? start.areaId ?? ""}
                    options={areaOptions(areas)}
                  />
                )}
              </Field>
              <Field
                name="place"
                form={form}
                label={tw("blow.place")}
                required
                error={typed.error("place")}
              >
                {(wiring) => (
                  <TextInput
                    limit={100}
                    defaultValue={typed.text("place") ?? start.place}
                    {...wiring}
                  />
                )}
              </Field>
            </div>
          </Card>
          <div className="grid gap-4">
            <Card>
              <Choices
                name="organizationIds"
                form={form}
                legend={tw("blow.departments")}
                hint={tw("blow.departments.hint")}
                error={typed.error("organizationIds")}
                options={departments.map((one) => ({ value: one.id, label: one.shortName }))}
                chosen={typed.list("organizationIds")}
              />
            </Card>
            <Card>
              <Field
                name="arriveBy"
                form={form}
                label={tw("blow.arriveBy")}
                hint={tw("blow.arriveBy.hint", limits)}
                optional
                error={typed.error("arriveBy")}
              >
                {(wiring) => (
                  <DateInput withTime defaultValue={typed.text("arriveBy")} {...wiring} />
                )}
              </Field>
            </Card>
          </div>
        </div>
      )}
    </VerbForm>
  );
}
