"use client";

import { codeText, tc } from "@/components/check-ins/text";
import type { Typed } from "@/components/forms/form-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";
import { endReasons, exemptReasons } from "@/lib/ground/check-ins/rules/choices";

interface Part {
  form: string;
  typed: Typed;
}

/** The grid and the branch in which a member takes part. */
export function BranchFields({
  form,
  typed,
  grids,
  gridId = null,
  branch = null,
}: Part & {
  grids: readonly { id: string; name: string }[];
  gridId?: string | null;
  branch?: string | null;
}) {
  return (
    <>
      <Field
        name="gridId"
        form={form}
        label={tc("verb.grid")}
        required
        error={typed.error("gridId")}
      >
        {(wiring) => (
          <Select
            empty={tc("verb.gridEmpty")}
            defaultValue={typed.text("gridId") ?? gridId ?? ""}
            options={grids.map(({ id, name }) => ({ value: id, label: name }))}
            {...wiring}
          />
        )}
      </Field>
      <Field
        name="branch"
        form={form}
        label={tc("verb.branch")}
        hint={tc("verb.branchHint")}
        optional
        error={typed.error("branch")}
      >
        {(wiring) => (
          <TextInput limit={60} defaultValue={typed.text("branch") ?? branch ?? ""} {...wiring} />
        )}
      </Field>
    </>
  );
}

export function PhoneCheck({ form, typed }: Part) {
  return (
    <Checkbox
      name="phoneChecked"
      form={form}
      label={tc("verb.phoneChecked")}
      error={typed.error("phoneChecked")}
    />
  );
}

export function CommunityChoice({
  form,
  typed,
  communities,
}: Part & { communities: readonly CommunityOption[] }) {
  return (
    <Field
      name="areaId"
      form={form}
      label={tc("verb.target")}
      hint={tc("verb.transfer.hint")}
      required
      error={typed.error("areaId")}
    >
      {(wiring) => (
        <Combobox
          {...wiring}
          value={typed.text("areaId") ?? ""}
          options={communities.map(({ id, name, street }) => ({
            value: id,
            label: `${street} ${name}`,
          }))}
        />
      )}
    </Field>
  );
}

export function ExemptReason({ form, typed }: Part) {
  return (
    <RadioGroup
      name="reason"
      form={form}
      label={tc("verb.exempt.reason")}
      hint={tc("verb.exempt.hint")}
      required
      value={typed.text("reason")}
      error={typed.error("reason")}
      options={exemptReasons.map((value) => ({ value, label: codeText("exempt", value) }))}
    />
  );
}

export function EndReason({ form, typed }: Part) {
  return (
    <RadioGroup
      name="reason"
      form={form}
      label={tc("verb.end.reason")}
      required
      value={typed.text("reason")}
      error={typed.error("reason")}
      options={endReasons.map((value) => ({ value, label: codeText("ended", value) }))}
    />
  );
}
