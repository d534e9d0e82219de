"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { dutyRole, type PersonDetail, type PlaceOption } from "@/lib/ground/people/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { ActionForm, type FormAction } from "../../../_components/action-form";

const t = messages(words);

interface Props {
  person: PersonDetail;
  district: string;
  role: (typeof dutyRole.options)[number] | undefined;
  text: string | undefined;
  places: readonly PlaceOption[];
  idempotencyKey: string;
  action: FormAction;
}

/** First the role and a word for the place, then one of the places found, with its days. */
export function AddDuty(props: Props) {
  const { person, district, role, text, places } = props;
  return (
    <Card title={t("people.addDuty")}>
      <form
        action={`/admin/people/${person.id}`}
        className="grid gap-4 md:grid-cols-[14rem_minmax(0,1fr)_auto] md:items-end"
        noValidate
      >
        <Field form="place" name="role" label={t("people.dutyRole")}>
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={role}
              options={dutyRole.options.map((each) => ({
                value: each,
                label: t(`role.${each}`, inDistrict(district)),
              }))}
            />
          )}
        </Field>
        <Field form="place" name="q" label={t("people.placeText")} hint={t("people.placeHint")}>
          {(wiring) => (
            <TextInput {...wiring} type="search" maxLength={60} defaultValue={text ?? ""} />
          )}
        </Field>
        <div>
          <Button type="submit" icon="search">
            {t("people.choosePlace")}
          </Button>
        </div>
      </form>
      {role === undefined ? null : places.length === 0 ? (
        <EmptyState
          icon="search"
          title={t("people.noPlace", { role: t(`role.${role}`, inDistrict(district)) })}
        >
          {t("people.noPlaceHint")}
        </EmptyState>
      ) : (
        <div className="mt-4 border-t pt-4">
          <DutyForm key={`${role}:${text ?? ""}`} {...props} role={role} />
        </div>
      )}
    </Card>
  );
}

function DutyForm({
  person,
  district,
  role,
  places,
  idempotencyKey,
  action,
}: Props & { role: NonNullable<Props["role"]> }) {
  return (
    <ActionForm
      name="duty"
      action={action}
      idempotencyKey={idempotencyKey}
      hidden={{ personId: person.id, role }}
      submit={t("people.addDuty")}
      doneText={t("people.dutyAdded")}
    >
      {({ form, error, typed }) => (
        <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_12rem_12rem] md:items-end">
          <Field
            form={form}
            name="placeId"
            label={`${t(`role.${role}`, inDistrict(district))} · ${t("people.dutyPlace")}`}
            error={error("placeId")}
            required
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed("placeId", places[0]?.id)}
                options={places.map((place) => ({ value: place.id, label: labelOf(place) }))}
              />
            )}
          </Field>
          <Field
            form={form}
            name="from"
            label={t("people.dutyFrom")}
            error={error("from")}
            required
          >
            {(wiring) => <DateInput {...wiring} defaultValue={typed("from", person.today)} />}
          </Field>
          <Field
            form={form}
            name="to"
            label={t("people.dutyTo")}
            hint={t("people.dutyToHint")}
            error={error("to")}
          >
            {(wiring) => <DateInput {...wiring} defaultValue={typed("to")} />}
          </Field>
        </div>
      )}
    </ActionForm>
  );
}

function labelOf({ within, name, code }: PlaceOption): string {
  return [within, name, code].filter(Boolean).join(" ");
}
