"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { monthText, tm } from "@/components/topics/text";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { titleMax } from "@/lib/affairs/topics/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "choose";

/** 选定主题: a month that is still free, and its theme. */
export function ChooseTopic({
  action,
  startKey,
  months,
  start,
}: {
  action: FormAction;
  startKey: string;
  months: readonly string[];
  start: string | undefined;
}) {
  return (
    <DialogButton label={tm("choose")} title={tm("choose")} variant="primary" icon="edit">
      <VerbForm action={action} startKey={startKey} form={form} submit={tm("choose.submit")}>
        {(typed) => (
          <>
            <Field
              name="month"
              form={form}
              label={tm("choose.month")}
              required
              error={typed.error("month")}
            >
              {(wiring) => (
                <Select
                  defaultValue={typed.text("month") ?? start?.slice(0, 7)}
                  options={months.map((month) => ({
                    value: month.slice(0, 7),
                    label: monthText(month),
                  }))}
                  {...wiring}
                />
              )}
            </Field>
            <Field
              name="title"
              form={form}
              label={tm("choose.theme")}
              hint={tm("choose.theme.hint")}
              required
              maxLength={titleMax}
              error={typed.error("title")}
            >
              {(wiring) => <TextInput defaultValue={typed.text("title")} {...wiring} />}
            </Field>
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}
