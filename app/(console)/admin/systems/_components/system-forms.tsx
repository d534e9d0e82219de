"use client";

import { useState } from "react";
import { DateInput } from "@/components/ui/date-input";
import { CancelButton, DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/systems/messages/zh-CN.json";
import { shownKey, type ShownKey, type SystemRow } from "@/lib/ground/systems/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { ActionForm, type FormAction, type FormTools } from "../../_components/action-form";
import { DialogForm } from "../../_components/dialog-form";
import { KeyShown } from "./key-shown";

const t = messages(words);

interface Props {
  action: FormAction;
  idempotencyKey: string;
  slug: string;
  days: { proposed: string; today: string };
}

/** 开通系统; the answer shows the key once, in the same dialog. */
export function OpenForm({ action, idempotencyKey, slug, days }: Props) {
  const [shown, setShown] = useState<ShownKey | null>(null);
  const title = t("systems.open");
  return (
    <DialogButton label={title} title={title} variant="primary" icon="plus">
      {shown === null ? (
        <ActionForm
          name="open"
          action={action}
          idempotencyKey={idempotencyKey}
          submit={title}
          onDone={(result) => setShown(shownKey.parse(result))}
          other={<CancelButton />}
        >
          {(tools) => (
            <>
              <Line tools={tools} name="name" hint={t("systems.nameHint")} max={30} />
              <Line tools={tools} name="keeper" max={60} />
              <LastDay tools={tools} days={days} />
            </>
          )}
        </ActionForm>
      ) : (
        <KeyShown shown={shown} slug={slug} onKept={() => setShown(null)} />
      )}
    </DialogButton>
  );
}

/** 换发密钥: the old one opens nothing any more. */
export function RenewForm({
  action,
  idempotencyKey,
  slug,
  days,
  system: { id, version, name },
}: Props & { system: SystemRow }) {
  const [shown, setShown] = useState<ShownKey | null>(null);
  return (
    <DialogButton label={t("systems.renew")} title={t("systems.renewTitle", { name })} size="sm">
      {shown === null ? (
        <ActionForm
          name={`renew-${id}`}
          action={action}
          idempotencyKey={idempotencyKey}
          hidden={{ id, version: String(version) }}
          submit={t("systems.renew")}
          onDone={(result) => setShown(shownKey.parse(result))}
          other={<CancelButton />}
        >
          {(tools) => (
            <>
              <p>{t("systems.renewHint")}</p>
              <LastDay tools={tools} days={days} />
            </>
          )}
        </ActionForm>
      ) : (
        <KeyShown shown={shown} slug={slug} onKept={() => setShown(null)} />
      )}
    </DialogButton>
  );
}

/** 停用, after what it means has been said. */
export function RevokeForm({
  action,
  idempotencyKey,
  system: { id, version, name },
}: Omit<Props, "days" | "slug"> & { system: SystemRow }) {
  return (
    <DialogButton
      label={t("systems.revoke")}
      title={t("systems.revokeTitle", { name })}
      size="sm"
      variant="danger"
    >
      <DialogForm
        name={`revoke-${id}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{ id, version: String(version) }}
        submit={t("systems.revoke")}
        variant="danger"
        doneText={t("systems.revoked")}
      >
        {() => <p>{t("systems.revokeHint")}</p>}
      </DialogForm>
    </DialogButton>
  );
}

function Line({
  tools: { form, error, typed },
  name,
  hint,
  max,
}: {
  tools: FormTools;
  name: "name" | "keeper";
  hint?: string;
  max: number;
}) {
  const label = t(`systems.${name}`);
  return (
    <Field form={form} name={name} label={label} hint={hint} error={error(name)} required>
      {(wiring) => <TextInput {...wiring} limit={max} defaultValue={typed(name)} />}
    </Field>
  );
}

function LastDay({ tools, days }: { tools: FormTools; days: Props["days"] }) {
  const { form, error, typed } = tools;
  return (
    <Field
      form={form}
      name="lastDay"
      label={t("systems.lastDay")}
      hint={t("systems.lastDayHint")}
      error={error("lastDay")}
      required
    >
      {(wiring) => (
        <DateInput {...wiring} min={days.today} defaultValue={typed("lastDay", days.proposed)} />
      )}
    </Field>
  );
}
