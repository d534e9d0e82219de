import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";

export interface TimeShown {
  id: string;
  startsAt: string;
  endsAt: string;
  capacity: number;
  held: number;
  waiting: number;
  /** What the own organization has of it. */
  own: { id: string; status: "held" | "waiting" } | null;
  /** Whose bookings these are, for who keeps the resource. */
  bookings: { id: string; organizationId: string; name: string; status: "held" | "waiting" }[];
}

export interface OwnBooking {
  id: string;
  resourceId: string;
  resource: string;
  status: "held" | "waiting";
  startsAt: string;
  endsAt: string;
}

/** The times ahead of a resource, with who has booked them as far as it may be known. Two statements. */
export async function timesOf(scope: Scope, resourceId: string): Promise<TimeShown[]> {
  const slots = slotRows.parse(
    await scope.tx.$queryRaw`
      select id::text, starts_at, ends_at, capacity, held, waiting from sec.resource_slots(${resourceId}::uuid)`,
  );
  const booked = await bookingsOf(scope, resourceId);
  return slots.map(({ starts_at, ends_at, ...slot }) => {
    const here = booked.filter((one) => one.slot_id === slot.id);
    const mine = here.find(({ own }) => own);
    return {
      ...slot,
      startsAt: starts_at.toISOString(),
      endsAt: ends_at.toISOString(),
      own: mine === undefined ? null : { id: mine.claim_id, status: mine.status },
      bookings: here.map((one) => ({
        id: one.claim_id,
        organizationId: one.organization_id,
        name: one.organization_name,
        status: one.status,
      })),
    };
  });
}

/** What the own unit or office has booked. Two statements. */
export async function ownBookings(scope: Scope): Promise<OwnBooking[]> {
  const { actor, tx } = scope;
  const rows = await bookingsOf(scope, null);
  const resources = await tx.coResource.findMany({
    where: { tenantId: actor.tenantId, id: { in: rows.map((row) => row.resource_id) } },
    select: { id: true, title: true },
  });
  const titles = new Map(resources.map(({ id, title }) => [id, title]));
  return rows.map((row) => ({
    id: row.claim_id,
    resourceId: row.resource_id,
    resource: titles.get(row.resource_id) ?? "",
    status: row.status,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  }));
}

/** The resource that a time is of; null = there is no such time. The booking itself looks at the rest. One statement. */
export async function timeOf({ tx }: Scope, slotId: string) {
  const rows = await tx.$queryRaw<{ resource_id: string }[]>`
    select sec.resource_of_slot(${slotId}::uuid)::text as resource_id`;
  const resourceId = rows[0]?.resource_id ?? null;
  return resourceId === null ? null : { slotId, resourceId };
}

/** A booking of the own organization, or one of a resource of the own place. At most two statements. */
export async function bookingOf(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const own = (await bookingsOf(scope, null)).find(({ claim_id }) => claim_id === id);
  if (own !== undefined) {
    const { resource_id: resourceId, slot_id: slotId, organization_id: organizationId } = own;
    return { id, resourceId, slotId, organizationId, byKeeper: false };
  }
  const row = await tx.claim.findFirst({
    where: { tenantId: actor.tenantId, id, kind: "resource", path: actor.lo },
    select: { subjectId: true, slotId: true, organizationId: true },
  });
  if (row === null) return null;
  const { subjectId: resourceId, slotId, organizationId } = row;
  return { id, resourceId, slotId, organizationId, byKeeper: true };
}

async function bookingsOf({ tx }: Scope, resourceId: string | null) {
  return bookingRows.parse(
    await tx.$queryRaw`
      select claim_id::text, slot_id::text, resource_id::text, organization_id::text, organization_name, own, status, starts_at, ends_at
      from sec.resource_bookings(${resourceId}::uuid)`,
  );
}

const slotRows = z.array(
  z.object({
    id: z.string(),
    starts_at: z.date(),
    ends_at: z.date(),
    capacity: z.number(),
    held: z.number(),
    waiting: z.number(),
  }),
);
const bookingRows = z.array(
  z.object({
    claim_id: z.string(),
    slot_id: z.string(),
    resource_id: z.string(),
    organization_id: z.string(),
    organization_name: z.string(),
    own: z.boolean(),
    status: z.enum(["held", "waiting"]),
    starts_at: z.date(),
    ends_at: z.date(),
  }),
);
