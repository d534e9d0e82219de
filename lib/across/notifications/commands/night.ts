import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { onCallDay, onCallRecipients, urgentArrivals } from "../rules/on-call";
import type { DutyInForce } from "../rules/recipients";
import type { ToldEvent } from "./facts";

/**
 * What is needed to find whoever is on call for a batch of events: nothing by day, and three
 * statements for a batch of the night in which something arrived.
 */
export async function nightOf(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const arrived = events.filter(({ name }) => urgentArrivals[name] !== undefined);
  const calendar = arrived.length === 0 ? null : (await clockworkOf(scope)).calendar;
  const dayOf = (at: Date) => {
    const day = calendar === null ? null : onCallDay(at.getTime(), calendar);
    return day === null ? null : isoDateOf(day);
  };
  const days = [...new Set(arrived.flatMap(({ at }) => dayOf(at) ?? []))];
  const roster =
    days.length === 0
      ? []
      : await tx.onCall.findMany({
          where: { tenantId, removedAt: null, day: { in: days.map((day) => new Date(day)) } },
          select: { day: true, path: true, organizationId: true, dutyId: true },
        });
  const urgent =
    days.length === 0
      ? []
      : await tx.category.findMany({
          where: { tenantId, urgency: "urgent" },
          select: { id: true },
        });
  const kinds = new Set(urgent.map(({ id }) => id));
  const rows = roster.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) }));
  return {
    /** Before it is sent out a matter is as urgent as its kind, afterwards as its order. */
    isUrgent: (categoryId: string, order: boolean, arrival: "area" | "organization") =>
      arrival === "area" ? kinds.has(categoryId) : order,
    recipients: (
      at: Date,
      place: { path: string; organizationId: string | null },
      duties: readonly DutyInForce[],
    ) => {
      const day = dayOf(at);
      return day === null
        ? []
        : onCallRecipients(
            place,
            rows.filter((row) => row.day === day),
            duties,
          );
    },
  };
}
