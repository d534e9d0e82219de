"use client";

import { useEffect } from "react";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { usePhotos } from "../../../../_leaves/photos";
import { t } from "../../../../_leaves/text";
import { typedText } from "../../../../_leaves/typed";
import { useFormAction } from "../../../../_leaves/use-form-action";

const photoField = "photos[]";

/** 补充, 异议 and 不服: words and photos for whoever handles the matter. */
export function FactsForm({
  action,
  start,
  district,
  form,
  words = "facts",
}: FormProps & { words?: "facts" | "dispute" | "contest" }) {
  const { prepare, restore } = usePhotos(photoField, form);
  const { state, send, turn, refused } = useFormAction(action, start, prepare);
  useEffect(() => {
    if (refused !== null) restore();
  }, [refused, restore]);
  return (
    <form action={send} noValidate>
      <div key={turn} className="grid gap-5">
        <FormHead state={state} district={district} form={form} />
        {state.state === "done" ? (
          <Notice tone="ok" live>
            {t("facts.done")}
          </Notice>
        ) : null}
        <Field
          name="text"
          form={form}
          label={t(`${words}.text`)}
          required
          maxLength={500}
          error={refused?.fields["text"]}
        >
          {(wiring) => (
            <TextArea
              rows={3}
              minLength={words === "facts" ? 2 : 5}
              defaultValue={typedText(refused?.typed, "text")}
              {...wiring}
            />
          )}
        </Field>
        <Field
          name={photoField}
          form={form}
          label={t("facts.photos")}
          optional
          error={refused?.fields["photos"]}
        >
          {(wiring) => <FileInput maxCount={6} maxMegabytes={20} {...wiring} />}
        </Field>
        <SubmitButton size="lg" wide>
          {t(`${words}.send`)}
        </SubmitButton>
      </div>
    </form>
  );
}
