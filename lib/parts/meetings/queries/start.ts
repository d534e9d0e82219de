import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { dayNumberOf, isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";

/** A day that leaves time for topics and for the notice: "2026-11-29T14:30". */
export async function meetingStart(scope: Scope): Promise<string> {
  const { actor } = scope;
  const { settings } = await clockworkOf(scope);
  const today = dayNumberOf(localDate(actor.now, actor.tenant.timeZone)) ?? 0;
  const ahead = settings["joint.meeting.notice"].value + 4;
  return `${isoDateOf(today + ahead)}T14:30`;
}
