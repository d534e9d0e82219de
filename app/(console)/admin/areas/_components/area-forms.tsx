"use client";

import { DateInput } from "@/components/ui/date-input";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/territory/messages/zh-CN.json";
import type { AreaLevel } from "@/lib/ground/territory/rules/codes";
import type { AreaPage } from "@/lib/ground/territory/schema/admin";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormAction } from "../../_components/action-form";
import { DialogForm } from "../../_components/dialog-form";

const t = messages(words);

type Actions = Record<"addArea" | "renameArea" | "setHouseholds" | "endArea", FormAction>;
interface Props {
  page: AreaPage;
  idempotencyKey: string;
  actions: Actions;
}

/** What can be done with the area that is open. Every form has a key of its own by its command. */
export function AreaForms({ addLevel, ...props }: Props & { addLevel: AreaLevel | null }) {
  const { level } = props.page.area;
  return (
    <>
      {addLevel === null ? null : <AddForm {...props} level={addLevel} />}
      <RenameForm {...props} />
      {level === "grid" ? <HouseholdsForm {...props} /> : null}
      {level === "district" ? null : <EndForm {...props} />}
    </>
  );
}

function AddForm({ page, idempotencyKey, actions, level }: Props & { level: AreaLevel }) {
  const title = t("admin.areas.add", { level: t(`admin.level.${level}`) });
  return (
    <DialogButton label={title} title={title} variant="primary" icon="plus">
      <DialogForm
        name="add"
        action={actions.addArea}
        idempotencyKey={idempotencyKey}
        hidden={{ parentId: page.area.id }}
        submit={title}
        doneText={t("admin.areas.added", {
          name: page.area.name,
          level: t(`admin.level.${level}`),
        })}
      >
        {({ form, error, typed }) => (
          <>
            <Field
              form={form}
              name="name"
              label={t("admin.areas.name")}
              error={error("name")}
              required
            >
              {(wiring) => <TextInput {...wiring} limit={60} defaultValue={typed("name")} />}
            </Field>
            {level === "building" ? null : (
              <Field
                form={form}
                name="code"
                label={t("admin.areas.code")}
                hint={t(`admin.code.${level}`)}
                error={error("code")}
                required
              >
                {(wiring) => (
                  <TextInput
                    {...wiring}
                    inputMode="numeric"
                    maxLength={15}
                    width="half"
                    defaultValue={typed("code", codeStart(page, level))}
                  />
                )}
              </Field>
            )}
            {level === "grid" ? (
              <HouseholdsField
                page={page}
                form={form}
                error={error("households")}
                value={typed("households")}
              />
            ) : null}
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

/** The digits that a new code must begin with. */
function codeStart({ area }: AreaPage, level: AreaLevel): string {
  const digits = { district: 0, street: 6, community: 9, grid: 12, building: 0 }[level];
  return area.code?.slice(0, digits) ?? "";
}

function RenameForm({ page: { area }, idempotencyKey, actions }: Props) {
  return (
    <DialogButton label={t("admin.areas.rename")} title={t("admin.areas.rename")} icon="edit">
      <DialogForm
        name="rename"
        action={actions.renameArea}
        idempotencyKey={idempotencyKey}
        hidden={{ id: area.id, was: area.name }}
        submit={t("admin.areas.save")}
        doneText={t("admin.areas.renamed")}
      >
        {({ form, error, typed }) => (
          <Field
            form={form}
            name="name"
            label={t("admin.areas.name")}
            hint={t("admin.areas.renameHint")}
            error={error("name")}
            required
          >
            {(wiring) => (
              <TextInput {...wiring} limit={60} defaultValue={typed("name", area.name)} />
            )}
          </Field>
        )}
      </DialogForm>
    </DialogButton>
  );
}

function HouseholdsForm({ page, idempotencyKey, actions }: Props) {
  const now = page.area.households === null ? "" : String(page.area.households);
  return (
    <DialogButton
      label={t("admin.areas.setHouseholds")}
      title={t("admin.areas.setHouseholds")}
      icon="home"
    >
      <DialogForm
        name="households"
        action={actions.setHouseholds}
        idempotencyKey={idempotencyKey}
        hidden={{ id: page.area.id, was: now }}
        submit={t("admin.areas.save")}
        doneText={t("admin.areas.householdsSet")}
      >
        {({ form, error, typed }) => (
          <HouseholdsField
            page={page}
            form={form}
            error={error("households")}
            value={typed("households", now)}
          />
        )}
      </DialogForm>
    </DialogButton>
  );
}

function HouseholdsField({
  page,
  form,
  error,
  value,
}: {
  page: AreaPage;
  form: string;
  error: string | undefined;
  value: string;
}) {
  return (
    <Field
      form={form}
      name="households"
      label={t("admin.areas.households")}
      hint={t("admin.areas.householdsHint", {
        few: page.householdRange.warnBelow,
        many: page.householdRange.warnAbove,
      })}
      error={error}
    >
      {(wiring) => (
        <TextInput
          {...wiring}
          inputMode="numeric"
          maxLength={6}
          width="number"
          defaultValue={value}
        />
      )}
    </Field>
  );
}

function EndForm({ page: { area, today }, idempotencyKey, actions }: Props) {
  const title = t("admin.areas.endTitle", { name: area.name });
  return (
    <DialogButton label={t("admin.areas.end")} title={title} variant="danger">
      <DialogForm
        name="end"
        action={actions.endArea}
        idempotencyKey={idempotencyKey}
        hidden={{ id: area.id }}
        submit={t("admin.areas.end")}
        variant="danger"
        doneText={t("admin.areas.endedNow", { name: area.name })}
      >
        {({ form, error, typed }) => (
          <>
            <p>{t("admin.areas.endHint")}</p>
            <Field
              form={form}
              name="on"
              label={t("admin.areas.endDay")}
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
