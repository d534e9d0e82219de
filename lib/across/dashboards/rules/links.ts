import type { Measure } from "@/lib/affairs/tickets/rules/measures";
import { idleDays } from "@/lib/affairs/tickets/rules/ticket-filter";
import type { Days, PeriodKind } from "./period";

/** The list of the very tickets behind a figure: the same conditions, the same days, the same place. */
export function ticketsHref(
  measure: Measure,
  areaId: string,
  days: Days,
  categoryId?: string,
): string {
  const query = new URLSearchParams({ measure, area: areaId });
  if (categoryId !== undefined) query.set("category", categoryId);
  // What stands open or overdue stands so now, whatever the period.
  if (measure !== "open" && measure !== "overdue") {
    query.set("from", days.from);
    query.set("to", days.to);
  }
  return `/tickets?${query.toString()}`;
}

/** What stands open of a kind of matter and was registered more than so many days ago. */
export function openSinceHref(areaId: string, categoryId: string, days: number): string {
  const query = new URLSearchParams({ measure: "open", area: areaId, category: categoryId });
  query.set("old", String(days));
  return `/tickets?${query.toString()}`;
}

/** What a unit has in work and nothing has happened to for a while, in one place. */
export function idleHref(organization: string, area: string): string {
  return `/tickets?${new URLSearchParams({ organization, area, idle: idleDays }).toString()}`;
}

export interface DashboardAddress {
  readonly area?: string | undefined;
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
}

/** The screens that show figures of a place and a period. */
export type Board =
  "/dashboard" | "/dashboard/times" | "/dashboard/units" | "/dashboard/unit" | "/dashboard/cases";

export function dashboardHref(
  { area, kind, from, to }: DashboardAddress,
  board: Board = "/dashboard",
  /** What else the page is asked for, such as the unit. */
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  if (area !== undefined) query.set("area", area);
  if (kind !== "month") query.set("period", kind);
  if (kind === "custom") {
    query.set("from", from);
    query.set("to", to);
  }
  const text = query.toString();
  return text === "" ? board : `${board}?${text}`;
}

/** The figures of a month as they were published; without one of the latest. */
export function publishedHref(asked: Readonly<{ month?: string; area?: string; view?: string }>) {
  const text = new URLSearchParams(asked).toString();
  return text === "" ? "/dashboard/published" : `/dashboard/published?${text}`;
}

/** Down to the community one goes deeper; a grid has nothing below it but its tickets. */
export function mapHref(
  area: { readonly id: string; readonly level: string },
  /** With the Party organizations, which stay on while one goes deeper. */
  party = false,
): string {
  if (area.level === "grid") return `/tickets?measure=open&area=${area.id}`;
  return `/map?area=${area.id}${party ? "&party=1" : ""}`;
}
