"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/organizations/messages/zh-CN.json";
import type { OrganizationPage, OrganizationRow } from "@/lib/ground/organizations/schema";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormAction, FormTools } from "../../_components/action-form";
import { DialogForm } from "../../_components/dialog-form";

const t = messages(words);

interface Props {
  idempotencyKey: string;
  action: FormAction;
}

export function AddDepartmentForm({
  places,
  idempotencyKey,
  action,
}: Props & { places: OrganizationPage["places"] }) {
  const title = t("organizations.add");
  return (
    <DialogButton label={title} title={title} variant="primary" icon="plus">
      <DialogForm
        name="add"
        action={action}
        idempotencyKey={idempotencyKey}
        submit={title}
        doneText={t("organizations.added")}
      >
        {(tools) => (
          <>
            <Facts tools={tools} />
            <Field
              form={tools.form}
              name="areaId"
              label={t("organizations.place")}
              error={tools.error("areaId")}
            >
              {(wiring) => (
                <Select
                  {...wiring}
                  options={places.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValue={tools.typed("areaId", places[0]?.id)}
                />
              )}
            </Field>
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

export function EditOrganizationForm({
  row,
  idempotencyKey,
  action,
}: Props & { row: OrganizationRow }) {
  return (
    <DialogButton
      label={t("organizations.edit")}
      title={t("organizations.editTitle", { name: row.name })}
      size="sm"
    >
      <DialogForm
        name={`edit-${row.id}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{ id: row.id, version: String(row.version) }}
        submit={t("organizations.save")}
        doneText={t("organizations.edited")}
      >
        {(tools) => <Facts tools={tools} row={row} />}
      </DialogForm>
    </DialogButton>
  );
}

export function EndOrganizationForm({
  row,
  today,
  idempotencyKey,
  action,
}: Props & { row: OrganizationRow; today: string }) {
  return (
    <DialogButton
      label={t("organizations.end")}
      title={t("organizations.endTitle", { name: row.name })}
      size="sm"
      variant="danger"
    >
      <DialogForm
        name={`end-${row.id}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{ id: row.id, version: String(row.version) }}
        submit={t("organizations.end")}
        variant="danger"
        doneText={t("organizations.ended")}
      >
        {({ form, error, typed }) => (
          <>
            <p>{t("organizations.endHint")}</p>
            <Field
              form={form}
              name="on"
              label={t("organizations.endDay")}
              error={error("on")}
              required
            >
              {(wiring) => <DateInput {...wiring} max={today} defaultValue={typed("on", today)} />}
            </Field>
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

function Facts({ tools, row }: { tools: FormTools; row?: OrganizationRow }) {
  const { form, error, typed } = tools;
  return (
    <>
      <Field form={form} name="name" label={t("organizations.name")} error={error("name")} required>
        {(wiring) => <TextInput {...wiring} limit={60} defaultValue={typed("name", row?.name)} />}
      </Field>
      <Field
        form={form}
        name="shortName"
        label={t("organizations.shortName")}
        hint={t("organizations.shortNameHint")}
        error={error("shortName")}
        required
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            limit={20}
            width="half"
            defaultValue={typed("shortName", row?.shortName)}
          />
        )}
      </Field>
      <Field form={form} name="phone" label={t("organizations.phone")} error={error("phone")}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="tel"
            width="phone"
            maxLength={20}
            defaultValue={typed("phone", row?.phone ?? "")}
          />
        )}
      </Field>
      {row !== undefined && row.kind !== "department" ? null : (
        <Checkbox
          form={form}
          name="signOff"
          label={t("organizations.signOffLabel")}
          error={error("signOff")}
          defaultChecked={typed("signOff", row?.signOff === true ? "on" : "") === "on"}
        />
      )}
    </>
  );
}
