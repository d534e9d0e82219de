"use client";

import type { Asked } from "@/components/ratings/asked";
import { tr } from "@/components/ratings/text";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "./form-head";
import type { FormProps } from "./form-props";
import { typedText } from "./typed";
import { useFormAction } from "./use-form-action";

/** 居民评议: a few presses by whoever looks, which also works without scripts. Rated once it says so. */
export function PublicRatingForm({
  action,
  start,
  district,
  id,
  rated,
  questions,
}: Omit<FormProps, "form"> & { id: string; rated: boolean; questions: readonly Asked[] }) {
  const { state, send, turn, refused } = useFormAction(action, start);
  if (rated || state.state === "done") {
    return (
      <p role="status" className="font-semibold text-ok">
        {tr("form.thanks")}
      </p>
    );
  }
  return (
    <form action={send} noValidate>
      <div key={turn} className="grid gap-4">
        <FormHead state={state} district={district} form={id} />
        <input type="hidden" name="id" value={id} />
        {questions.map(({ key, label, answers }) => (
          <RadioGroup
            key={key}
            name={`answer-${key}`}
            form={id}
            label={label}
            look="cards"
            options={answers}
            value={typedText(refused?.typed, `answer-${key}`)}
            error={refused?.fields[`answer-${key}`]}
            required
          />
        ))}
        <p className="text-sm text-ink-soft">{tr("form.device")}</p>
        <div>
          <SubmitButton>{tr("form.send")}</SubmitButton>
        </div>
      </div>
    </form>
  );
}
