"use client";

import { useState, type FormEvent } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { typedValue, valueFields, type TypedValue } from "@/lib/ground/settings/rules/typed-value";
import { rangeText, valueText } from "@/lib/ground/settings/rules/wording";
import type { SettingDetail } from "@/lib/ground/settings/schema";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { FromField, NoteField } from "../../_components/version-fields";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { Preview } from "./preview";
import { ValueFields } from "./value-fields";

const t = messages(words);

/** A new version: the value, from which day, and why; what it will say is shown while typing. */
export function SettingForm({
  detail,
  idempotencyKey,
  action,
}: {
  detail: SettingDetail;
  idempotencyKey: string;
  action: FormAction;
}) {
  const { row, place, version, today } = detail;
  const [typed, setTyped] = useState(() => untouched(detail));
  const onInput = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.closest("form");
    if (form !== null) setTyped(readTyped(new FormData(form)));
  };
  return (
    <ActionForm
      name="setting"
      action={action}
      idempotencyKey={idempotencyKey}
      hidden={{ areaId: place.id, key: row.key, version: String(version) }}
      submit={t("settings.save")}
      doneText={t("settings.saved")}
      onDone={() => {
        setTyped(untouched(detail));
      }}
    >
      {(tools) => (
        <div className="grid gap-4" onInput={onInput}>
          {version === 0 ? null : (
            <RadioGroup
              form={tools.form}
              name="own"
              label={t("settings.own")}
              look="line"
              value={tools.typed("own", "yes")}
              error={tools.error("own")}
              options={[
                { value: "yes", label: t("settings.own.yes") },
                {
                  value: "no",
                  label: t(`settings.own.no.${place.level}`, { value: detail.above }),
                },
              ]}
            />
          )}
          {typed.own === "no" ? null : <ValueFields detail={detail} tools={tools} />}
          <FromField tools={tools} today={today} />
          <NoteField tools={tools} />
          <Preview text={previewOf(detail, typed)} />
        </div>
      )}
    </ActionForm>
  );
}

type Typed = TypedValue & { own: string; validFrom: string };

function untouched({ typed, today }: SettingDetail): Typed {
  return { ...typed, own: "yes", validFrom: today };
}

function readTyped(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const values = Object.fromEntries(valueFields.map((field) => [field, text(field)]));
  return { ...values, own: text("own") || "yes", validFrom: text("validFrom") };
}

function previewOf(detail: SettingDetail, typed: Typed): string {
  const { key, name } = detail.row;
  if (typed.validFrom === "") return "";
  const say = (value: string) => t("settings.previewText", { day: typed.validFrom, name, value });
  if (typed.own === "no") return say(detail.above);
  const verdict = typedValue(key, typed);
  if (verdict.ok) return say(valueText(key, verdict.value));
  return verdict.fault === "field.required"
    ? ""
    : lookup([words], verdict.fault, { range: rangeText(key) });
}
