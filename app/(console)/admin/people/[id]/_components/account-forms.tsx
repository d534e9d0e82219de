"use client";

import { useState } from "react";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { slipsOutput, type PersonDetail, type Slips } from "@/lib/ground/people/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { DialogForm } from "../../../_components/dialog-form";
import { SlipSheet } from "../../_components/slips";

const t = messages(words);

type Verb = "openAccount" | "resetPassword" | "disableAccount" | "enableAccount" | "endSessions";
interface Props {
  person: PersonDetail;
  district: string;
  idempotencyKey: string;
  actions: Record<Verb, FormAction>;
}

/** What can be done with the account. A new initial password stands here until the page is left. */
export function AccountForms(props: Props) {
  const { person, district } = props;
  const [told, setTold] = useState<{ title: string; slips: Slips } | null>(null);
  const tell = (title: string) => (result: unknown) =>
    setTold({ title, slips: slipsOutput.parse(result) });
  return (
    <div className="mt-4">
      {told === null ? null : (
        <SlipSheet slips={told.slips.accounts} district={district} title={told.title} />
      )}
      <div data-no-print className="flex flex-wrap items-start gap-2">
        {person.account === null ? (
          <OpenForm {...props} onDone={tell(t("people.opened"))} />
        ) : person.account.disabled ? (
          <Confirmed {...props} verb="enableAccount" words="enable" />
        ) : (
          <>
            <ResetForm {...props} onDone={tell(t("people.resetDone"))} />
            <Confirmed {...props} verb="endSessions" words="endSessions" />
            <Confirmed {...props} verb="disableAccount" words="disable" danger />
          </>
        )}
      </div>
    </div>
  );
}

function OpenForm({
  person,
  idempotencyKey,
  actions,
  onDone,
}: Props & { onDone: (result: unknown) => void }) {
  return (
    <ActionForm
      name="open"
      action={actions.openAccount}
      idempotencyKey={idempotencyKey}
      hidden={{ id: person.id }}
      submit={t("people.openAccount")}
      onDone={onDone}
    >
      {({ form, error, typed }) => (
        <Field
          form={form}
          name="login"
          label={t("people.login")}
          hint={t("people.loginHint")}
          error={error("login")}
          required
        >
          {(wiring) => (
            <TextInput {...wiring} maxLength={40} width="half" defaultValue={typed("login")} />
          )}
        </Field>
      )}
    </ActionForm>
  );
}

/** Stands in the page and not in a dialog, because its answer must stay in sight. */
function ResetForm({
  person,
  idempotencyKey,
  actions,
  onDone,
}: Props & { onDone: (result: unknown) => void }) {
  return (
    <details className="rounded-md border px-3 py-1.5 open:basis-full">
      <summary className="font-semibold text-action">{t("people.reset")}</summary>
      <div className="mt-2 grid gap-3 pb-1.5">
        <p className="text-sm text-ink-soft">{t("people.resetHint")}</p>
        <ActionForm
          name="reset"
          action={actions.resetPassword}
          idempotencyKey={idempotencyKey}
          hidden={{ id: person.id }}
          submit={t("people.reset")}
          onDone={onDone}
        />
      </div>
    </details>
  );
}

function Confirmed({
  person,
  idempotencyKey,
  actions,
  verb,
  words: word,
  danger = false,
}: Props & { verb: Verb; words: "enable" | "disable" | "endSessions"; danger?: boolean }) {
  const label = t(`people.${word}`);
  const variant = danger ? ("danger" as const) : ("secondary" as const);
  return (
    <DialogButton label={label} title={label} variant={variant}>
      <DialogForm
        name={verb}
        action={actions[verb]}
        idempotencyKey={idempotencyKey}
        hidden={{ id: person.id }}
        submit={label}
        variant={danger ? "danger" : "primary"}
        doneText={t(`people.${word}Done`)}
      >
        {() => <p>{t(`people.${word}Hint`)}</p>}
      </DialogForm>
    </DialogButton>
  );
}
