import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import type { Scope } from "@/lib/platform/db/scope";
import type { Settings } from "./rules/parameters";
import { clockworkAt, streetPathOf, type SettingVersion } from "./rules/versions";

/**
 * The numbers and the calendar in force today: the district's, and where `path` is the place of a
 * matter, with what its street adds.
 */
export async function clockworkOf(
  scope: Scope,
  path?: string,
): Promise<{ settings: Settings; calendar: WorkCalendar }> {
  const today = localDate(scope.actor.now, scope.actor.tenant.timeZone);
  return clockworkAt(await settingVersions(scope, path), today, path);
}

/** Every version of the district, and of the street in which `path` lies: what the rules ask for. */
export async function settingVersions(
  { actor, tx }: Scope,
  path?: string,
): Promise<SettingVersion[]> {
  const street = path === undefined ? null : streetPathOf(path);
  const rows = await tx.setting.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { in: street === null ? [actor.tenant.root] : [actor.tenant.root, street] },
    },
    select: { key: true, path: true, version: true, value: true, validFrom: true },
  });
  return rows.map(({ validFrom, ...row }) => ({
    ...row,
    validFrom: validFrom.toISOString().slice(0, 10),
  }));
}
