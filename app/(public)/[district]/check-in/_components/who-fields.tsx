"use client";

import type { ReactNode } from "react";
import { tc } from "@/components/check-ins/text";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { PhoneProof } from "@/components/check-ins/phone-proof";

/** What both forms need for a phone that is proven. */
export interface Proof {
  ask: FormAction;
  askStart: ActionState;
  district: string;
  /** Whether the district can send a code. */
  codes: boolean;
}

/** Who reports, or speaks for the unit: name and proven phone, and between them what else is asked. */
export function WhoFields({
  proof,
  was,
  errors,
  children,
}: {
  proof: Proof;
  was: (name: string) => string | undefined;
  errors: Readonly<Record<string, string>>;
  children?: ReactNode;
}) {
  return (
    <>
      <Field name="name" label={tc("register.name")} required error={errors["name"]}>
        {(wiring) => (
          <TextInput
            autoComplete="name"
            limit={20}
            width="half"
            defaultValue={was("name")}
            {...wiring}
          />
        )}
      </Field>
      {children}
      <PhoneProof
        ask={proof.ask}
        start={proof.askStart}
        district={proof.district}
        codes={proof.codes}
        phone={was("phone")}
        code={was("code")}
        errors={errors}
      />
    </>
  );
}
