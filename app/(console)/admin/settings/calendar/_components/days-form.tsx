"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { baseKind, type CalendarDay } from "@/lib/ground/settings/rules/month-table";
import type { CalendarPage } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { NoteField } from "../../_components/version-fields";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { MonthTable } from "./month-table";

const t = messages(words);

/** The year as a table: a press turns a day into what it is not, another one back. */
export function DaysForm({
  page,
  idempotencyKey,
  action,
}: {
  page: CalendarPage;
  idempotencyKey: string;
  action: FormAction;
}) {
  const { year, versions, published } = page;
  const [own, setOwn] = useState(page.own);
  const toggle = (day: CalendarDay) => {
    setOwn(({ [day.date]: before, ...others }) =>
      before === undefined
        ? { ...others, [day.date]: baseKind(day) === "holiday" ? "workday" : "holiday" }
        : others,
    );
  };
  return (
    <ActionForm
      name="days"
      action={action}
      idempotencyKey={idempotencyKey}
      hidden={{
        year: String(year),
        days: JSON.stringify(own),
        daysVersion: String(versions.days),
        yearsVersion: String(versions.years),
      }}
      submit={t("settings.calendar.saveDays", { year })}
      doneText={t("settings.calendar.savedDays")}
    >
      {(tools) => (
        <>
          <div>
            <p className="mt-3 text-sm text-ink-soft">{t("settings.calendar.daysHint")}</p>
            {tools.error("days") === undefined ? null : (
              <p id="days-days" className="mt-1 text-sm font-semibold text-bad">
                {tools.error("days")}
              </p>
            )}
          </div>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
            {page.months.map((month) => (
              <MonthTable key={month.month} month={month} own={own} onPress={toggle} />
            ))}
          </div>
          <p aria-live="polite" className="font-semibold">
            {t("settings.calendar.changes", { count: Object.keys(own).length })}
          </p>
          {published === "national" ? (
            <p className="text-ink-soft">
              {t("settings.calendar.publishedNational", { date: page.noticeOf ?? "" })}
            </p>
          ) : (
            <Checkbox
              form={tools.form}
              name="published"
              label={t("settings.calendar.published", { year })}
              hint={t("settings.calendar.publishedHint")}
              error={tools.error("published")}
              defaultChecked={tools.typed("published", published === null ? "" : "on") === "on"}
            />
          )}
          <NoteField tools={tools} />
        </>
      )}
    </ActionForm>
  );
}
