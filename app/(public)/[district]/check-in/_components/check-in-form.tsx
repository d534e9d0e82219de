"use client";

import type { ReactNode } from "react";
import { OfferFields } from "@/components/check-ins/offer-fields";
import { tc } from "@/components/check-ins/text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { FormHead } from "../../../_leaves/form-head";
import { typedText } from "../../../_leaves/typed";
import { useFormAction } from "../../../_leaves/use-form-action";
import { CommunityField } from "./community-field";
import { PhoneProof } from "./phone-proof";
import { Told, outcomeOf } from "./told";

/** Which community, who, what one can do; and what one agrees to, each for itself. */
export function CheckInForm({
  action,
  ask,
  start,
  askStart,
  district,
  communities,
  here,
  codes,
  notice,
  children,
}: {
  action: FormAction;
  ask: FormAction;
  start: ActionState;
  askStart: ActionState;
  district: string;
  communities: readonly CommunityOption[];
  /** The community of the QR code. */
  here: CommunityOption | null;
  codes: boolean;
  notice: ReactNode;
  /** What stands above the form, and makes room for the answer. */
  children: ReactNode;
}) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const outcome = outcomeOf(state);
  if (outcome !== null) return <Told outcome={outcome} district={district} as="member" />;
  const typed = refused?.typed;
  const was = (name: string) => typedText(typed, name);
  const errors = refused?.fields ?? {};
  return (
    <>
      {children}
      <form action={send}>
        <div key={turn} className="grid gap-6">
          <FormHead state={state} district={district} />
          <CommunityField
            label={tc("register.community")}
            communities={communities}
            here={here}
            was={was("areaId")}
            error={errors["areaId"]}
          />
          <fieldset className="grid gap-4 rounded-lg border p-4">
            <legend className="px-1 font-semibold">{tc("register.who")}</legend>
            <Field name="name" label={tc("register.name")} required error={errors["name"]}>
              {(wiring) => (
                <TextInput
                  autoComplete="name"
                  maxLength={20}
                  width="half"
                  defaultValue={was("name")}
                  {...wiring}
                />
              )}
            </Field>
            <Field
              name="unit"
              label={tc("register.unit")}
              hint={tc("register.unitHint")}
              required
              error={errors["unit"]}
            >
              {(wiring) => (
                <TextInput
                  autoComplete="organization"
                  maxLength={60}
                  defaultValue={was("unit")}
                  {...wiring}
                />
              )}
            </Field>
            <PhoneProof
              ask={ask}
              start={askStart}
              district={district}
              codes={codes}
              phone={was("phone")}
              code={was("code")}
              errors={errors}
            />
          </fieldset>
          <OfferFields chosen={(name) => listOf(typed?.[name])} />
          {notice}
          <div className="grid gap-1">
            <Checkbox
              name="consent"
              label={tc("register.consent")}
              error={errors["consent"]}
              defaultChecked={was("consent") === "on"}
            />
            <Checkbox
              name="publicName"
              label={tc("register.publicName")}
              hint={tc("register.publicNameHint")}
              defaultChecked={was("publicName") === "on"}
            />
          </div>
          <SubmitButton size="lg" wide pendingText={tc("register.sending")}>
            {tc("register.send")}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}

function listOf(value: string | string[] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
