"use client";

import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/across/retention/messages/zh-CN.json";
import { reasonMax } from "@/lib/across/retention/rules/policy";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormAction, FormTools } from "../../_components/action-form";
import { DialogForm } from "../../_components/dialog-form";

const t = messages(words);

interface Props {
  action: FormAction;
  idempotencyKey: string;
}

export function HoldForm({ action, idempotencyKey }: Props) {
  const title = t("retention.hold");
  return (
    <DialogButton label={title} title={title} icon="plus" size="sm">
      <DialogForm
        name="hold"
        action={action}
        idempotencyKey={idempotencyKey}
        submit={title}
        doneText={t("retention.hold.done")}
      >
        {(tools) => (
          <>
            <Field
              form={tools.form}
              name="number"
              label={t("retention.hold.number")}
              hint={t("retention.hold.numberHint")}
              error={tools.error("number")}
              required
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  width="half"
                  limit={30}
                  autoComplete="off"
                  defaultValue={tools.typed("number")}
                />
              )}
            </Field>
            <Reason tools={tools} />
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

export function LiftForm({
  hold,
  action,
  idempotencyKey,
}: Props & { hold: { id: string; version: number; number: string } }) {
  return (
    <DialogButton
      label={t("retention.lift")}
      title={t("retention.liftTitle", { number: hold.number })}
      size="sm"
    >
      <DialogForm
        name={`lift-${hold.id}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{ id: hold.id, version: String(hold.version) }}
        submit={t("retention.lift")}
        variant="danger"
        doneText={t("retention.lift.done")}
      >
        {(tools) => (
          <>
            <p>{t("retention.liftText")}</p>
            <Reason tools={tools} />
          </>
        )}
      </DialogForm>
    </DialogButton>
  );
}

function Reason({ tools: { form, error, typed } }: { tools: FormTools }) {
  return (
    <Field
      form={form}
      name="reason"
      label={t("retention.hold.reason")}
      hint={t("retention.hold.reasonHint")}
      error={error("reason")}
      required
      maxLength={reasonMax}
    >
      {(wiring) => <TextArea {...wiring} rows={3} defaultValue={typed("reason")} />}
    </Field>
  );
}
