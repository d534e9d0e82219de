"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction, ActionState } from "@/lib/platform/core/action-state";
import { FormHead } from "./form-head";
import { Slip, slipOf } from "./slip";
import { t } from "./text";
import { typedText } from "./typed";
import { useFormAction } from "./use-form-action";

const textMax = 500;

/** 说出心愿 and 点单: what is needed, and how whoever comes can reach the person. */
export function NeedForm({
  action,
  start,
  district,
  districtName,
  kind,
  areaId,
  itemId,
  again,
  children,
}: {
  action: FormAction;
  start: ActionState;
  district: string;
  districtName: string;
  kind: "wish" | "order";
  areaId: string;
  itemId?: string;
  /** The page where the next one is begun. */
  again: string;
  /** What stands above the form, and makes room for the receipt. */
  children: ReactNode;
}) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const was = (name: string) => typedText(refused?.typed, name);
  const errors = refused?.fields ?? {};
  const slip = state.state === "done" ? slipOf(state.result) : null;
  if (slip !== null) {
    const next = { href: again, label: t("need.again") };
    return <Slip slip={slip} district={district} districtName={districtName} again={next} />;
  }
  return (
    <>
      {children}
      <form action={send} noValidate>
        <div key={turn} className="grid gap-7">
          <FormHead state={state} district={district} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="areaId" value={areaId} />
          {itemId === undefined ? null : <input type="hidden" name="itemId" value={itemId} />}
          <Field
            name="text"
            label={t(`need.${kind}.text`)}
            hint={t(`need.${kind}.textHint`)}
            required
            maxLength={textMax}
            error={errors["text"]}
          >
            {(wiring) => <TextArea rows={4} minLength={5} defaultValue={was("text")} {...wiring} />}
          </Field>
          <section className="grid gap-4 rounded-lg border bg-surface p-4">
            <div>
              <h2 className="text-base">{t("need.contact")}</h2>
              <p className="mt-1 text-sm text-ink-soft">
                {t("need.contactWhy")}
                <a href={`/${district}/privacy`} className="text-link ml-1">
                  {t("report.contactMore")}
                </a>
              </p>
            </div>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="name" label={t("need.name")} required error={errors["name"]}>
                {(wiring) => (
                  <TextInput
                    autoComplete="name"
                    defaultValue={was("name")}
                    {...wiring}
                    limit={20}
                  />
                )}
              </Field>
              <Field name="phone" label={t("need.phone")} required error={errors["phone"]}>
                {(wiring) => (
                  <TextInput
                    type="tel"
                    inputMode="tel"
                    autoComplete="tel"
                    defaultValue={was("phone")}
                    {...wiring}
                    maxLength={20}
                  />
                )}
              </Field>
            </div>
            <Field
              name="address"
              label={t("need.address")}
              hint={t("need.addressHint")}
              optional
              error={errors["address"]}
            >
              {(wiring) => (
                <TextInput
                  autoComplete="street-address"
                  defaultValue={was("address")}
                  {...wiring}
                  limit={80}
                />
              )}
            </Field>
            <Checkbox
              name="consent"
              label={t("need.consent")}
              hint={t("need.consentHint")}
              required
              defaultChecked={was("consent") === "on"}
              error={errors["consent"]}
            />
          </section>
          <SubmitButton size="lg" wide pendingText={t("need.sending")}>
            {t("need.send")}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
