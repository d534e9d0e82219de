import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { settingVersions } from "../queries";
import { nationalYears, noticeDate } from "../rules/calendar";
import { daysOfYear, monthsOf } from "../rules/month-table";
import { settingsAt, streetPathOf } from "../rules/versions";
import { nextUnpublished } from "./rows";
import { nameOf } from "../rules/wording";
import type { CalendarPage } from "../schema";
import { versionsOf } from "./detail";
import { ownPlace, shownPlace } from "./page";

/** The district's calendar of one year; the years before last and after next are not at hand. */
export async function calendarPage(scope: Scope, wanted: number | null): Promise<CalendarPage> {
  const { actor } = scope;
  const place = await ownPlace(scope);
  // A street keeps its district's calendar.
  if (streetPathOf(place.path) !== null) throw new Refusal("not-found", "refusal.notFound");
  const today = localDate(actor.now, actor.tenant.timeZone);
  const thisYear = Number(today.slice(0, 4));
  const year =
    wanted !== null && wanted >= thisYear - 1 && wanted <= thisYear + 2 ? wanted : thisYear;
  const settings = settingsAt(await settingVersions(scope), today);
  const days = await versionsOf(scope, place.id, { key: "calendar.days", today });
  const years = await versionsOf(scope, place.id, { key: "calendar.publishedYears", today });
  const seasons = await versionsOf(scope, place.id, { key: "calendar.seasons", today });
  const named = (key: "calendar.days" | "calendar.publishedYears" | "calendar.seasons") => ({
    name: nameOf(key),
  });
  return {
    place: shownPlace(place),
    year,
    months: monthsOf(year),
    own: daysOfYear(settings["calendar.days"], year),
    published: nationalYears.includes(year)
      ? "national"
      : settings["calendar.publishedYears"].includes(year)
        ? "district"
        : null,
    noticeOf: noticeDate(year),
    unpublishedYear: nextUnpublished(settings, today),
    seasons: settings["calendar.seasons"],
    plannedSeasons: seasons.map(({ validFrom }) => validFrom).filter((from) => from > today),
    versions: { days: days.length, years: years.length, seasons: seasons.length },
    history: [
      ...days.map((row) => ({ ...row, ...named("calendar.days") })),
      ...years.map((row) => ({ ...row, ...named("calendar.publishedYears") })),
      ...seasons.map((row) => ({ ...row, ...named("calendar.seasons") })),
    ].sort((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime()),
    today,
    timeZone: actor.tenant.timeZone,
    now: actor.now,
  };
}
