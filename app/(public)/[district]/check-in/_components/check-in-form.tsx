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
import { BringField } from "./bring-field";
import { CommunityField } from "./community-field";
import { Told, outcomeOf } from "./told";
import { useBrought } from "./use-brought";
import { WhoFields, type Proof } from "./who-fields";

/** Which community, who, what one can do; and what one agrees to, each for itself. */
export function CheckInForm({
  action,
  start,
  proof,
  communities,
  here,
  notice,
  children,
}: {
  action: FormAction;
  start: ActionState;
  proof: Proof;
  communities: readonly CommunityOption[];
  /** The community of the QR code. */
  here: CommunityOption | null;
  notice: ReactNode;
  /** What stands above the form, and makes room for the answer. */
  children: ReactNode;
}) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const { brought, setBrought } = useBrought();
  const outcome = outcomeOf(state);
  if (outcome !== null) return <Told outcome={outcome} district={proof.district} as="member" />;
  const typed = refused?.typed;
  const was = (name: string) => typedText(typed, name) ?? brought?.texts[name];
  const errors = refused?.fields ?? {};
  return (
    <>
      {children}
      <form action={send} noValidate>
        <div key={`${String(turn)}${brought?.line ?? ""}`} className="grid gap-6">
          <FormHead state={state} district={proof.district} />
          <CommunityField
            label={tc("register.community")}
            communities={communities}
            here={here}
            was={was("areaId")}
            error={errors["areaId"]}
          />
          <BringField
            brought={brought}
            onBrought={setBrought}
            error={brought === null ? undefined : errors["statement"]}
          />
          <fieldset className="grid gap-4 rounded-lg border p-4">
            <legend className="px-1 font-semibold">{tc("register.who")}</legend>
            <WhoFields proof={proof} was={was} errors={errors}>
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
                    limit={60}
                    defaultValue={was("unit")}
                    {...wiring}
                  />
                )}
              </Field>
            </WhoFields>
          </fieldset>
          <OfferFields chosen={(name) => listOf(typed?.[name] ?? brought?.lists[name])} />
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

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === "object" ? value : [];
}
