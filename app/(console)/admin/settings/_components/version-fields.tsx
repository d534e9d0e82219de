import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { noteMax } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormTools } from "../../_components/action-form";

const t = messages(words);

/** From which day a new version holds: today or later. */
export function FromField({ tools, today }: { tools: FormTools; today: string }) {
  return (
    <Field
      form={tools.form}
      name="validFrom"
      label={t("settings.validFrom")}
      hint={t("settings.validFromHint")}
      error={tools.error("validFrom")}
      required
    >
      {(wiring) => (
        <DateInput {...wiring} min={today} defaultValue={tools.typed("validFrom", today)} />
      )}
    </Field>
  );
}

/** Why it is changed; the history shows it. */
export function NoteField({ tools }: { tools: FormTools }) {
  return (
    <Field
      form={tools.form}
      name="note"
      label={t("settings.note")}
      hint={t("settings.noteHint")}
      error={tools.error("note")}
      maxLength={noteMax}
      required
    >
      {(wiring) => <TextArea {...wiring} rows={2} defaultValue={tools.typed("note")} />}
    </Field>
  );
}
