"use client";

import { useActionState, useEffect, useRef, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast";
import { idle, type FormAction } from "@/lib/platform/core/action-state";
import { ti } from "../../_components/text";

export interface PreferenceValues {
  version: number;
  mail: string;
  phone: string;
  mailNow: boolean;
  mailWarning: boolean;
  mailDigest: boolean;
  smsNow: boolean;
  smsWarning: boolean;
  digestAt: string;
  quietFrom: string | null;
  quietTo: string | null;
  open: { mail: boolean; sms: boolean };
  district: { from: string; to: string };
}

const form = "preferences";

/** Where a person wants to be told, and when not. What was typed stays when it is refused. */
export function PreferenceForm({
  action,
  formKey,
  values,
}: {
  action: FormAction;
  formKey: string;
  values: PreferenceValues;
}) {
  const [state, send] = useActionState(action, idle(formKey));
  const told = useRef("");
  useEffect(() => {
    if (state.state !== "done" || told.current === state.key) return;
    told.current = state.key;
    showToast(ti("preferences.saved"));
  });
  const refused = state.state === "refused" ? state : null;
  const error = (name: string) => refused?.fields[name];
  const text = (name: "mail" | "phone" | "digestAt" | "quietFrom" | "quietTo") => {
    const typed = refused?.typed[name];
    return typeof typed === "string" ? typed : (values[name] ?? "");
  };
  const checked = (name: "mailNow" | "mailWarning" | "mailDigest" | "smsNow" | "smsWarning") =>
    refused === null ? values[name] : refused.typed[name] === "on";
  const box = (name: Parameters<typeof checked>[0], label: string) => (
    <Checkbox form={form} name={name} label={label} defaultChecked={checked(name)} />
  );
  const errors = Object.entries(refused?.fields ?? {}).map(([name, words]) => ({
    name,
    text: words,
  }));
  return (
    <form action={send} noValidate>
      <input type="hidden" name="idempotencyKey" value={state.key} />
      <input type="hidden" name="version" value={values.version} />
      <div key={`${state.key}.${String(values.version)}`} className="grid gap-6">
        {refused === null ? null : errors.length > 0 ? (
          <FormErrorSummary title={refused.message} errors={errors} form={form} />
        ) : (
          <FormErrorSummary errors={[{ text: refused.message }]} />
        )}
        <Group title={ti("preferences.address")}>
          {values.open.mail ? null : <Notice tone="info">{ti("preferences.mailOff")}</Notice>}
          {values.open.sms ? null : <Notice tone="info">{ti("preferences.smsOff")}</Notice>}
          <Field
            form={form}
            name="mail"
            label={ti("preferences.mailField")}
            hint={ti("preferences.mailHint")}
            error={error("mail")}
          >
            {(wiring) => (
              <TextInput
                type="email"
                width="half"
                autoComplete="email"
                defaultValue={text("mail")}
                {...wiring}
              />
            )}
          </Field>
          <Field
            form={form}
            name="phone"
            label={ti("preferences.phoneField")}
            hint={ti("preferences.phoneHint")}
            error={error("phone")}
          >
            {(wiring) => (
              <TextInput
                type="tel"
                width="phone"
                autoComplete="tel"
                defaultValue={text("phone")}
                {...wiring}
              />
            )}
          </Field>
        </Group>
        <Group title={ti("preferences.now")}>
          {box("mailNow", ti("preferences.byMail"))}
          {box("smsNow", ti("preferences.bySms"))}
        </Group>
        <Group title={ti("preferences.warning")}>
          {box("mailWarning", ti("preferences.byMail"))}
          {box("smsWarning", ti("preferences.bySms"))}
        </Group>
        <Group title={ti("preferences.digest")}>
          {box("mailDigest", ti("preferences.mailDigestField"))}
          <TimeField name="digestAt" label={ti("preferences.digestAt")} {...timeOf("digestAt")} />
        </Group>
        <Group title={ti("preferences.quiet")} hint={ti("preferences.quietHint", values.district)}>
          <div className="flex flex-wrap gap-4">
            <TimeField
              name="quietFrom"
              label={ti("preferences.quietFrom")}
              {...timeOf("quietFrom")}
            />
            <TimeField name="quietTo" label={ti("preferences.quietTo")} {...timeOf("quietTo")} />
          </div>
        </Group>
        <div>
          <SubmitButton>{ti("preferences.save")}</SubmitButton>
        </div>
      </div>
    </form>
  );

  function timeOf(name: "digestAt" | "quietFrom" | "quietTo") {
    return { value: text(name), error: error(name) };
  }
}

function TimeField({
  name,
  label,
  value,
  error,
}: {
  name: string;
  label: string;
  value: string;
  error: string | undefined;
}) {
  return (
    <Field form={form} name={name} label={label} error={error}>
      {(wiring) => <TextInput type="time" width="phone" defaultValue={value} {...wiring} />}
    </Field>
  );
}

function Group({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-base font-semibold">{title}</legend>
      {hint === undefined ? null : <p className="text-sm text-ink-soft">{hint}</p>}
      {children}
    </fieldset>
  );
}
