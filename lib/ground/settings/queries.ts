import "server-only";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import type { Scope } from "@/lib/platform/db/scope";
import { calendarOf } from "./rules/calendar";
import type { Settings } from "./rules/parameters";
import { resolveSettings } from "./rules/settings";

/** The tenant's numbers and calendar in force at the scope's time. */
export async function clockworkOf({
  actor,
  tx,
}: Scope): Promise<{ settings: Settings; calendar: WorkCalendar }> {
  const rows = await tx.setting.findMany({
    where: { tenantId: actor.tenantId, effectiveFrom: { lte: new Date(actor.now) } },
    orderBy: { effectiveFrom: "asc" },
    select: { key: true, value: true },
  });
  // The latest effective value of a key wins.
  const latest = new Map<string, unknown>(rows.map((row) => [row.key, row.value]));
  const settings = resolveSettings([...latest].map(([key, value]) => ({ key, value })));
  return { settings, calendar: calendarOf(settings) };
}
