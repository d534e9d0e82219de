"use client";

import type { ReactNode } from "react";
import { kindOptions, tc } from "@/components/check-ins/text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";
import { unitFields } from "@/lib/ground/check-ins/rules/field-purposes";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { FormHead } from "../../../../_leaves/form-head";
import { typedText } from "../../../../_leaves/typed";
import { useFormAction } from "../../../../_leaves/use-form-action";
import { FieldPurposes } from "../../_components/field-purposes";
import { CommunityField } from "../../_components/community-field";
import { outcomeOf, Told } from "../../_components/told";
import { WhoFields, type Proof } from "../../_components/who-fields";

type Was = (name: string) => string | undefined;
type Errors = Readonly<Record<string, string>>;

/** The unit, its Party organization, what it can bring, and who speaks for it. */
export function UnitForm({
  action,
  start,
  proof,
  communities,
  here,
  children,
}: {
  action: FormAction;
  start: ActionState;
  proof: Proof;
  communities: readonly CommunityOption[];
  here: CommunityOption | null;
  /** What stands above the form, and makes room for the answer. */
  children: ReactNode;
}) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const outcome = outcomeOf(state);
  if (outcome !== null) return <Told outcome={outcome} district={proof.district} as="liaison" />;
  const was: Was = (name) => typedText(refused?.typed, name);
  const errors = refused?.fields ?? {};
  return (
    <>
      {children}
      <form action={send} noValidate>
        <div key={turn} className="grid gap-6">
          <FormHead state={state} district={proof.district} />
          <CommunityField
            label={tc("unit.community")}
            communities={communities}
            here={here}
            was={was("areaId")}
            error={errors["areaId"]}
          />
          <UnitFields was={was} errors={errors} />
          <fieldset className="grid gap-4 rounded-lg border p-4">
            <legend className="px-1 font-semibold">{tc("unit.liaison")}</legend>
            <p className="-mt-2 text-sm text-ink-soft">{tc("unit.liaisonHint")}</p>
            <WhoFields proof={proof} was={was} errors={errors} />
            <Checkbox
              name="consent"
              label={tc("unit.consent")}
              error={errors["consent"]}
              defaultChecked={was("consent") === "on"}
            />
            <FieldPurposes fields={unitFields} />
          </fieldset>
          <SubmitButton size="lg" wide pendingText={tc("register.sending")}>
            {tc("register.send")}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

function UnitFields({ was, errors }: { was: Was; errors: Errors }) {
  return (
    <fieldset className="grid gap-4 rounded-lg border p-4">
      <legend className="px-1 font-semibold">{tc("unit.about")}</legend>
      <Field name="unit" label={tc("unit.name")} required error={errors["unit"]}>
        {(wiring) => (
          <TextInput
            autoComplete="organization"
            limit={60}
            defaultValue={was("unit")}
            {...wiring}
          />
        )}
      </Field>
      <Field name="kind" label={tc("unit.kind")} required error={errors["kind"]}>
        {(wiring) => (
          <Select
            empty={tc("unit.kindEmpty")}
            defaultValue={was("kind") ?? ""}
            options={kindOptions()}
            {...wiring}
          />
        )}
      </Field>
      <Field name="partyOrg" label={tc("unit.partyOrg")} required error={errors["partyOrg"]}>
        {(wiring) => <TextInput limit={60} defaultValue={was("partyOrg")} {...wiring} />}
      </Field>
      <Field
        name="memberCount"
        label={tc("unit.members")}
        hint={tc("unit.membersHint")}
        required
        error={errors["memberCount"]}
      >
        {(wiring) => (
          <TextInput
            type="number"
            inputMode="numeric"
            min={0}
            max={100000}
            width="number"
            defaultValue={was("memberCount")}
            {...wiring}
          />
        )}
      </Field>
      <Field
        name="resources"
        label={tc("unit.resources")}
        hint={tc("unit.resourcesHint")}
        optional
        maxLength={1000}
        error={errors["resources"]}
      >
        {(wiring) => <TextArea rows={3} defaultValue={was("resources")} {...wiring} />}
      </Field>
    </fieldset>
  );
}
