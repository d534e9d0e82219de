import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { calendarPage } from "@/lib/ground/settings/queries/calendar";
import type { CalendarPage } from "@/lib/ground/settings/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { enterDays, enterSeasons } from "../actions";
import { SettingTabs } from "../_components/setting-tabs";
import { UnpublishedYear } from "../_components/unpublished-year";
import { DaysForm } from "./_components/days-form";
import { CalendarHistory } from "./_components/calendar-history";
import { SeasonsForm } from "./_components/seasons-form";

const t = messages(words);

export const metadata: Metadata = { title: t("settings.calendar") };

export default async function Calendar({ searchParams }: { searchParams: SearchParams }) {
  const { year } = await parametersOf(searchParams, ["year"]);
  const wanted = /^\d{4}$/.test(year ?? "") ? Number(year) : null;
  const page = await read(["system_admin"], (scope) => calendarPage(scope, wanted));
  const shown = String(page.year);
  return (
    <>
      <PageHeader
        title={t("settings.title")}
        meta={page.place.name}
        lead={t("settings.calendar.lead")}
      />
      <UnpublishedYear
        year={page.unpublishedYear}
        link={page.unpublishedYear !== null && page.unpublishedYear !== page.year}
      />
      <SettingTabs current="calendar" district />
      <div className="mt-3 grid gap-4">
        <Card title={t("settings.calendar.days", { year: shown })}>
          <YearTabs page={page} />
          <DaysForm
            // Another year is another table.
            key={shown}
            page={page}
            idempotencyKey={newId()}
            action={enterDays}
          />
        </Card>
        <Card title={t("settings.calendar.seasons")} note={t("settings.calendar.seasonsHint")}>
          <SeasonsForm page={page} idempotencyKey={newId()} action={enterSeasons} />
        </Card>
        <Card title={t("settings.versions")} note={t("settings.versionsHint")} flush>
          <CalendarHistory page={page} />
        </Card>
      </div>
    </>
  );
}

function YearTabs({ page }: { page: CalendarPage }) {
  const now = Number(page.today.slice(0, 4));
  return (
    <Tabs
      label={t("settings.calendar.years")}
      items={[now - 1, now, now + 1, now + 2].map((year) => ({
        href: addressOf("/admin/settings/calendar", { year: String(year) }),
        label: t("settings.calendar.year", { year }),
        current: year === page.year,
      }))}
    />
  );
}
