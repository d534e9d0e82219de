"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { OrganizationOption } from "@/lib/ground/organizations/schema";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { slipsOutput, type Slips } from "@/lib/ground/people/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { SlipSheet } from "../../_components/slips";

const t = messages(words);

/** A person with an account; the answer shows the initial password once. */
export function NewPerson({
  organizations,
  district,
  idempotencyKey,
  action,
}: {
  organizations: readonly OrganizationOption[];
  district: string;
  idempotencyKey: string;
  action: FormAction;
}) {
  const [opened, setOpened] = useState<Slips | null>(null);
  if (opened !== null) {
    return (
      <SlipSheet
        slips={opened.accounts}
        district={district}
        title={t("people.opened")}
        other={
          <>
            <ButtonLink href={`/admin/people/${opened.id ?? ""}`}>
              {t("people.toDuties")}
            </ButtonLink>
            <Button onClick={() => setOpened(null)}>{t("people.another")}</Button>
          </>
        }
      />
    );
  }
  return (
    <ActionForm
      name="new"
      action={action}
      idempotencyKey={idempotencyKey}
      submit={t("people.add")}
      onDone={(result) => setOpened(slipsOutput.parse(result))}
    >
      {({ form, error, typed }) => (
        <>
          <Field form={form} name="name" label={t("people.name")} error={error("name")} required>
            {(wiring) => (
              <TextInput {...wiring} limit={20} width="half" defaultValue={typed("name")} />
            )}
          </Field>
          <Field
            form={form}
            name="organizationId"
            label={t("people.organization")}
            hint={t("people.organizationHint")}
            error={error("organizationId")}
            required
          >
            {(wiring) => (
              <Combobox
                {...wiring}
                options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
                value={typed("organizationId")}
              />
            )}
          </Field>
          <Field
            form={form}
            name="login"
            label={t("people.login")}
            hint={t("people.loginHint")}
            error={error("login")}
            required
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                maxLength={40}
                width="half"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={typed("login")}
              />
            )}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
