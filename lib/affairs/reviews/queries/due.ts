import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { addDuration, addWorkDays, isWorkday } from "@/lib/platform/core/calendar";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";

/** Nobody is asked from one day to the next (DOMAIN §11.1, N12). */
const leastWorkDays = 3;

/** Until when an answer is usual here, the first day that may be asked for, and which days are worked. One statement. */
export async function dueRule(scope: Scope, path: string) {
  const { now, tenant } = scope.actor;
  const { settings, calendar } = await clockworkOf(scope, path);
  const day = (at: number) => localDate(at, tenant.timeZone);
  return {
    usual: day(addDuration(now, settings["opinion.answer"], calendar).at),
    first: day(addWorkDays(now, leastWorkDays, calendar).at),
    isWorked: (one: IsoDate) => isWorkday(one, calendar),
  };
}
