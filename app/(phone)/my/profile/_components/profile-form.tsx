"use client";

import { OfferFields } from "@/components/check-ins/offer-fields";
import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "profile";

/** Unit, skills and times: what the member may put right alone. */
export function ProfileForm({
  mine,
  action,
  startKey,
}: {
  mine: { version: number; unit: string; skills: readonly string[]; times: readonly string[] };
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ version: mine.version }}
      submit={tc("mine.save")}
      doneText={tc("mine.saved")}
    >
      {(typed) => (
        <>
          <Field
            name="unit"
            form={form}
            label={tc("register.unit")}
            required
            error={typed.error("unit")}
          >
            {(wiring) => (
              <TextInput limit={60} defaultValue={typed.text("unit") ?? mine.unit} {...wiring} />
            )}
          </Field>
          <OfferFields form={form} chosen={(name) => typed.list(name) ?? mine[name]} />
        </>
      )}
    </VerbForm>
  );
}
