"use client";

import type { ReactNode } from "react";
import { RatingFormFields } from "@/components/tickets/rating-form-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "./form-head";
import type { FormProps } from "./form-props";
import { t } from "./text";
import { typedText } from "./typed";
import { useFormAction } from "./use-form-action";

/**
 * 评价. When it has arrived `done` stands here; a page that is read again and then shows the answers
 * needs none. `children` is what goes along with the three questions.
 */
export function RateForm({
  action,
  start,
  district,
  done,
  children,
}: FormProps & { done?: ReactNode; children?: ReactNode }) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const was = (name: string) => typedText(refused?.typed, name);
  if (state.state === "done" && done !== undefined) return done;
  return (
    <form action={send} noValidate>
      {children}
      <div key={turn} className="grid gap-6">
        <FormHead state={state} district={district} />
        <RatingFormFields
          values={{
            contacted: was("contacted"),
            solved: was("solved"),
            satisfied: was("satisfied"),
            comment: was("comment"),
          }}
          errors={refused?.fields}
        />
        <SubmitButton size="lg" wide>
          {t("rate.send")}
        </SubmitButton>
      </div>
    </form>
  );
}
