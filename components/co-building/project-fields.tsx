"use client";

import type { OfferedSet } from "@/lib/affairs/co-building/rules/dimensions";
import { pairings, type Pairing } from "@/lib/affairs/co-building/rules/kinds";
import { detailMax, titleMax } from "@/lib/affairs/co-building/schema";
import type { Typed } from "../forms/form-state";
import { DayField, LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { RadioGroup } from "../ui/radio-group";
import { DimensionFields } from "./dimension-fields";
import { tco } from "./text";

export interface ProjectStart {
  title: string;
  goal: string;
  /** null = nothing is known of it, and it is chosen. */
  pairing: Pairing | null;
  startsOn: string;
  endsOn?: string | undefined;
  dimensions: readonly OfferedSet[];
}

/** What a proposal says; what is known from the need or the resource stands there already. */
export function ProjectFields({
  form,
  typed,
  start,
}: {
  form: string;
  typed: Typed;
  start: ProjectStart;
}) {
  const shared = { form, typed };
  return (
    <>
      <LineField
        {...shared}
        name="title"
        label={tco("form.projectTitle")}
        start={start.title}
        max={titleMax}
      />
      <TextField
        {...shared}
        name="goal"
        label={tco("form.goal")}
        start={start.goal}
        max={detailMax}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <DayField {...shared} name="startsOn" label={tco("form.startsOn")} start={start.startsOn} />
        <DayField {...shared} name="endsOn" label={tco("form.endsOn")} start={start.endsOn} />
      </div>
      <RadioGroup
        name="pairing"
        form={form}
        label={tco("form.pairing")}
        look="line"
        required
        value={typed.text("pairing") ?? start.pairing ?? undefined}
        error={typed.error("pairing")}
        options={pairings.map((one) => ({ value: one, label: tco(`pairing.${one}`) }))}
      />
      <DimensionFields
        form={form}
        sets={start.dimensions}
        chosen={typed.list("tags")}
        error={typed.error("tags")}
      />
    </>
  );
}
