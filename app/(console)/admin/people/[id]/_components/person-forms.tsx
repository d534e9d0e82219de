"use client";

import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { OrganizationOption } from "@/lib/ground/organizations/schema";
import words from "@/lib/ground/people/messages/zh-CN.json";
import type { DutyRow, PersonDetail } from "@/lib/ground/people/schema";
import type { OpenWork } from "@/lib/ground/people/schema/leave";
import { messages } from "@/lib/platform/i18n/messages";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import type { FormAction } from "../../../_components/action-form";
import { DialogForm } from "../../../_components/dialog-form";

const t = messages(words);

export function EditPersonForm({
  person,
  organizations,
  idempotencyKey,
  action,
}: {
  person: PersonDetail;
  organizations: readonly OrganizationOption[];
  idempotencyKey: string;
  action: FormAction;
}) {
  return (
    <DialogButton label={t("people.edit")} title={t("people.editTitle")} icon="edit">
      {/* Room for the list of organizations below its box. */}
      <div className="min-h-96">
        <DialogForm
          name="edit"
          action={action}
          idempotencyKey={idempotencyKey}
          hidden={{ id: person.id, version: String(person.version) }}
          submit={t("people.save")}
          doneText={t("people.edited")}
        >
          {({ form, error, typed }) => (
            <>
              <Field
                form={form}
                name="name"
                label={t("people.name")}
                error={error("name")}
                required
              >
                {(wiring) => (
                  <TextInput
                    {...wiring}
                    limit={20}
                    width="half"
                    defaultValue={typed("name", person.name)}
                  />
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
                    value={typed("organizationId", person.organizationId)}
                  />
                )}
              </Field>
            </>
          )}
        </DialogForm>
      </div>
    </DialogButton>
  );
}

export function EndDutyForm({
  duty,
  district,
  today,
  idempotencyKey,
  action,
}: {
  duty: DutyRow;
  district: string;
  today: string;
  idempotencyKey: string;
  action: FormAction;
}) {
  return (
    <DialogButton
      label={t("people.endDuty")}
      title={t("people.endDutyTitle", { role: t(`role.${duty.role}`, inDistrict(district)) })}
      size="sm"
      variant="danger"
    >
      <DialogForm
        name={`end-${duty.id}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{ id: duty.id, version: String(duty.version) }}
        submit={t("people.endDuty")}
        variant="danger"
        doneText={t("people.dutyEnded")}
      >
        {({ form, error, typed }) => (
          <>
            <p className="font-semibold">{duty.place}</p>
            {duty.open === null ? null : (
              <HandTo
                open={duty.open}
                form={form}
                error={error("handTo")}
                typed={typed("handTo")}
              />
            )}
            <Field
              form={form}
              name="on"
              label={t("people.endDutyDay")}
              hint={t("people.endDutyHint")}
              error={error("on")}
              required
            >
              {(wiring) => (
                <DateInput
                  {...wiring}
                  min={duty.from}
                  defaultValue={typed("on", duty.from > today ? duty.from : today)}
                />
              )}
            </Field>
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

/** Nothing is orphaned: to whom goes what is in hand, as counts, since no administrator sees a matter. */
function HandTo({
  open,
  form,
  error,
  typed,
}: {
  open: OpenWork;
  form: string;
  error: string | undefined;
  typed: string;
}) {
  const what = [
    open.tickets === 0 ? "" : t("people.openTickets", { count: open.tickets }),
    open.assignments === 0 ? "" : t("people.openAssignments", { count: open.assignments }),
  ].filter(Boolean);
  if (what.length === 0) return null;
  return (
    <>
      <Notice tone="warn">
        {t("people.endDutyOpen", { what: what.join(t("people.openAnd")) })}
      </Notice>
      <RadioGroup
        name="handTo"
        form={form}
        label={t("people.handTo")}
        required
        value={typed}
        error={error}
        options={[
          ...open.receivers.map(({ dutyId, name }) => ({ value: dutyId, label: name })),
          {
            value: "queue",
            label: t("people.handToQueue"),
            hint: open.receivers.length === 0 ? t("people.handToNobody") : undefined,
          },
        ]}
      />
    </>
  );
}
