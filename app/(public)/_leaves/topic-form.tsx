"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { FormHead } from "./form-head";
import type { FormProps } from "./form-props";
import { Slip, slipOf } from "./slip";
import { t } from "./text";
import { typedText } from "./typed";
import { useFormAction } from "./use-form-action";

const titleMax = 40;
const matterMax = 500;

/** 提议题: what it is about, without a name; the answer is a receipt. */
export function TopicForm({
  action,
  start,
  district,
  districtName,
  areaId,
  again,
  children,
}: Omit<FormProps, "form"> & {
  districtName: string;
  areaId: string;
  /** The page where the next one is begun. */
  again: string;
  /** What stands above the form, and makes room for the receipt. */
  children: ReactNode;
}) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const was = (name: string) => typedText(refused?.typed, name);
  const slip = state.state === "done" ? slipOf(state.result) : null;
  if (slip !== null) {
    const next = { href: again, label: t("topic.again") };
    return <Slip slip={slip} district={district} districtName={districtName} again={next} />;
  }
  return (
    <>
      {children}
      <form action={send} noValidate>
        <div key={turn} className="grid gap-6">
          <FormHead state={state} district={district} />
          <input type="hidden" name="areaId" value={areaId} />
          <Field
            name="title"
            label={t("topic.title")}
            hint={t("topic.titleHint")}
            required
            error={refused?.fields["title"] ?? refused?.fields["areaId"]}
          >
            {(wiring) => <TextInput defaultValue={was("title")} {...wiring} limit={titleMax} />}
          </Field>
          <Field
            name="matter"
            label={t("topic.matter")}
            hint={t("topic.matterHint")}
            required
            maxLength={matterMax}
            error={refused?.fields["matter"]}
          >
            {(wiring) => <TextArea rows={5} defaultValue={was("matter")} {...wiring} />}
          </Field>
          <p className="text-sm text-ink-soft">{t("topic.privacy")}</p>
          <SubmitButton size="lg" wide>
            {t("topic.send")}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
