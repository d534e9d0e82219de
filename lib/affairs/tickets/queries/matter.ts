import "server-only";
import { districtKind } from "@/lib/ground/territory/rules/district-kind";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { visibleMessages } from "../rules/disclosure";
import { known } from "../rules/known";

// What belongs to a matter beside its own row: one statement each. Whose rows come back is decided
// by the filters of rules/disclosure.ts and again by the policies.

const rowsMax = 300;

export type PhotoRow = Awaited<ReturnType<typeof photosOf>>[number];
export type MessageRow = Awaited<ReturnType<typeof threadOf>>[number];
export type EventRow = Awaited<ReturnType<typeof historyOf>>[number];
export type RatingRow = Awaited<ReturnType<typeof ratingsOf>>[number];

export async function photosOf({ actor, tx }: Scope, ticketId: string, assignmentId?: string) {
  const rows = await tx.attachment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId,
      // The same as the policy for organizations: what was taken back is not there for them.
      ...(assignmentId === undefined ? {} : { assignmentId, hiddenAt: null }),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: rowsMax,
    select: { id: true, purpose: true, assignmentId: true, fileKey: true, hiddenAt: true },
  });
  return rows.map(({ hiddenAt, ...row }) => ({
    ...row,
    hidden: hiddenAt !== null,
    purpose: known(["report", "before", "after", "verification", "part"], row.purpose),
  }));
}

/** With what the residents of `others` have said, tickets that go the same way. */
export async function threadOf(
  { actor, tx }: Scope,
  ticketId: string,
  others: readonly string[] = [],
) {
  const own = visibleMessages(actor, ticketId);
  const theirs = { ticketId: { in: [...others] }, side: "resident" };
  const rows = await tx.message.findMany({
    where: { tenantId: actor.tenantId, ...(others.length === 0 ? own : { OR: [own, theirs] }) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: rowsMax,
    select: {
      id: true,
      ticketId: true,
      audience: true,
      side: true,
      authorName: true,
      body: true,
      at: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    audience: known(["resident", "internal"], row.audience),
    side: known(["resident", "area", "organization"], row.side),
    at: row.at.toISOString(),
  }));
}

// Payloads were written by older versions of this code too: what does not fit is left out.
const payload = z
  .object({
    organization: z.string().optional().catch(undefined),
    area: z.string().optional().catch(undefined),
    category: z.string().optional().catch(undefined),
    first: z.string().optional().catch(undefined),
    member: z.string().optional().catch(undefined),
    round: z.number().optional().catch(undefined),
    count: z.number().optional().catch(undefined),
    outcome: z.string().optional().catch(undefined),
    dueAt: z.number().optional().catch(undefined),
    clock: z.string().optional().catch(undefined),
    share: z.number().optional().catch(undefined),
    level: z.string().optional().catch(undefined),
    role: z.string().optional().catch(undefined),
    missing: z.array(z.string()).optional().catch(undefined),
    late: z.boolean().optional().catch(undefined),
    /** Of a hand-over: ids of people, told by their names. */
    from: z.uuid().optional().catch(undefined),
    to: z.uuid().optional().catch(undefined),
  })
  .catch({});

export async function historyOf({ actor, tx }: Scope, ticketId: string) {
  const rows = await tx.event.findMany({
    where: { tenantId: actor.tenantId, ticketId },
    orderBy: { seq: "desc" },
    take: rowsMax,
    select: {
      seq: true,
      name: true,
      at: true,
      actorKind: true,
      actorDutyId: true,
      actorName: true,
      payload: true,
    },
  });
  const read = rows.map((row) => ({ ...row, payload: payload.parse(row.payload) }));
  const names = await staffNames(
    tx,
    read.flatMap((row) => [row.payload.from ?? [], row.payload.to ?? []].flat()),
  );
  return read.map((row) => {
    const { dueAt, missing, late, from, to, ...values } = row.payload;
    return {
      id: String(row.seq),
      name: row.name,
      at: row.at.toISOString(),
      actorKind: row.actorKind,
      mine: row.actorDutyId !== null && row.actorDutyId === actor.dutyId,
      actorName: row.actorName,
      /** What the words of the event speak of. */
      values: {
        by: row.actorName,
        outcome: "",
        districtKind: districtKind(actor.tenant.name),
        ...defined(values),
        ...(missing === undefined ? {} : { missing: missing.join(" ") }),
        ...(late === true ? { late: "late" } : {}),
        ...(from === undefined ? {} : { from: names.get(from) ?? "" }),
        ...(to === undefined ? {} : { to: names.get(to) ?? "" }),
      },
      dueAt: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    };
  });
}

/** Names of colleagues, wherever they work; asked for only when a history tells of a hand-over. */
async function staffNames(tx: Scope["tx"], ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select person_id as id, person_name as name from sec.staff_names(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** When the actor's duty last asked for name and phone; null = not within what is read here. */
export function lastReveal(events: readonly EventRow[], name: string): Date | null {
  const last = events.find((event) => event.mine && event.name === name);
  return last === undefined ? null : new Date(last.at);
}

function defined(values: Readonly<Record<string, string | number | undefined>>) {
  const given: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) given[name] = value;
  }
  return given;
}

export async function ratingsOf({ actor, tx }: Scope, ticketId: string) {
  const rows = await tx.rating.findMany({
    where: { tenantId: actor.tenantId, ticketId },
    orderBy: { round: "desc" },
    select: {
      round: true,
      contacted: true,
      solved: true,
      satisfied: true,
      comment: true,
      at: true,
      calledBy: true,
    },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What the resident sent; `released` says that an organization has been given it. */
export function reportPhotos(photos: readonly PhotoRow[]): (PhotoRow & { released: boolean })[] {
  const released = new Set(
    photos
      .filter((one) => one.purpose === "report" && one.assignmentId !== null && !one.hidden)
      .map((one) => one.fileKey),
  );
  return photos
    .filter((one) => one.purpose === "report" && one.assignmentId === null)
    .map((one) => ({ ...one, released: released.has(one.fileKey) }));
}
