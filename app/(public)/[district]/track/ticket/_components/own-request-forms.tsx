"use client";

import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { t } from "../../../../_leaves/text";
import { useFormAction } from "../../../../_leaves/use-form-action";

interface OwnProps extends FormProps {
  id: string;
  version: number;
}

const answers = ["yes", "basically", "no"] as const;

/** 确认 and 评单: a rating is asked for, and only after the confirmation must one be chosen to be sent. */
export function ConfirmForm({
  action,
  start,
  district,
  form,
  id,
  version,
  asks,
}: OwnProps & { asks: "confirm" | "rate" }) {
  const { state, send, turn, refused } = useFormAction(action, start);
  return (
    <form action={send} noValidate>
      <div key={turn} className="grid gap-4">
        <Head {...{ state, district, form, id, version }} />
        {asks === "confirm" ? <p className="text-ink-soft">{t("own.confirmHint")}</p> : null}
        <RadioGroup
          name="rating"
          form={form}
          label={t("own.rate")}
          look="cards"
          required={asks === "rate"}
          optional={asks === "confirm"}
          error={refused?.fields["rating"]}
          options={answers.map((value) => ({ value, label: t(`own.rate.${value}`) }))}
        />
        <SubmitButton size="lg" wide>
          {t(asks === "confirm" ? "own.confirm" : "own.rateSend")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Not done yet: one press, without a reason. */
export function UndoForm({ action, start, district, form, id, version }: OwnProps) {
  const { state, send } = useFormAction(action, start);
  return (
    <form action={send} className="grid gap-2" noValidate>
      <Head {...{ state, district, form, id, version }} />
      <p className="text-ink-soft">{t("own.undoText")}</p>
      <div>
        <SubmitButton variant="secondary">{t("own.undo")}</SubmitButton>
      </div>
    </form>
  );
}

/** 撤回, folded away: it cannot be undone. */
export function WithdrawRequestForm({ action, start, district, form, id, version }: OwnProps) {
  const { state, send, refused } = useFormAction(action, start);
  return (
    <details className="rounded-lg border px-4 py-2" open={refused !== null}>
      <summary className="flex min-h-11 items-center text-bad underline underline-offset-4">
        {t("own.withdraw")}
      </summary>
      <form action={send} className="grid gap-3 pt-1 pb-2" noValidate>
        <Head {...{ state, district, form, id, version }} />
        <p>{t("own.withdrawText")}</p>
        <div>
          <SubmitButton variant="danger">{t("own.withdrawSend")}</SubmitButton>
        </div>
      </form>
    </details>
  );
}

function Head({
  state,
  district,
  form,
  id,
  version,
}: Pick<OwnProps, "district" | "form" | "id" | "version"> & { state: FormProps["start"] }) {
  return (
    <>
      <FormHead state={state} district={district} form={form} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
