import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { distanceOf, distances, type Distance } from "../rules/matching";
import { ownBookings, type OwnBooking } from "./bookings";
import { needColumns, needLine, type NeedLine } from "./lines";
import { ofOrganization, type OfOrganization } from "./of-organization";

export interface UnitCoBuilding extends OfOrganization {
  bookings: OwnBooking[];
  now: string;
  /** Open needs of others, the near ones first. */
  near: (NeedLine & { distance: Distance })[];
}

const nearMax = 30;

/** What a unit's liaison officer sees: the own entries and projects, bookings, and what is needed near. Twelve statements. */
export async function unitCoBuilding(scope: Scope): Promise<UnitCoBuilding> {
  const { actor, tx } = scope;
  const organizationId = actor.organizationId ?? "";
  const today = localDate(actor.now, actor.tenant.timeZone);
  const open = await tx.coNeed.findMany({
    where: {
      tenantId: actor.tenantId,
      status: "open",
      organizationId: { not: organizationId },
      OR: [{ wantedUntil: null }, { wantedUntil: { gte: new Date(today) } }],
    },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: 300,
    select: { ...needColumns, path: true },
  });
  const near = open
    .map((row) => ({ row, distance: distanceOf(actor.lo, row.path) }))
    .sort((a, b) => distances.indexOf(a.distance) - distances.indexOf(b.distance))
    .slice(0, nearMax);
  const { placeOf, ...own } = await ofOrganization(
    scope,
    organizationId,
    near.map(({ row }) => row),
  );
  return {
    ...own,
    bookings: await ownBookings(scope),
    now: new Date(actor.now).toISOString(),
    near: near.map(({ row, distance }) => ({
      ...needLine(row, placeOf(row), today),
      distance,
    })),
  };
}
