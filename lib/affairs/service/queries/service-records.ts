import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { cursorOf, cut, pageSize } from "./page";
import { recordStatuses, type RecordStatus } from "../rules/records";
import { membersShown } from "./members-shown";

export interface RecordLine {
  id: string;
  version: number;
  title: string;
  place: string;
  what: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  status: RecordStatus;
  decideText: string | null;
}

const columns = {
  id: true,
  version: true,
  title: true,
  place: true,
  what: true,
  startsAt: true,
  endsAt: true,
  minutes: true,
  status: true,
  decideText: true,
} as const;

export interface RecordPage {
  now: string;
  lines: (RecordLine & { name: string; unit: string })[];
  before: string | null;
}

/** Entries of the actor's range: those that wait for a word, or those that have one. */
export async function recordPage(
  scope: Scope,
  waiting: boolean,
  before?: string,
): Promise<RecordPage> {
  const { actor, tx } = scope;
  const last = cursorOf(before);
  const rows = await tx.serviceRecord.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      status: waiting ? "submitted" : { in: ["confirmed", "refused"] },
      ...(last === null
        ? {}
        : { OR: [{ startsAt: { lt: last.at } }, { startsAt: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: { ...columns, memberId: true },
  });
  const page = cut(rows, ({ startsAt, id }) => ({ at: startsAt, id }));
  const shown = await membersShown(
    scope,
    page.shown.map(({ memberId }) => memberId),
  );
  return {
    now: new Date(actor.now).toISOString(),
    before: page.before,
    lines: page.shown.map(({ memberId, ...row }) => ({ ...lineOf(row), ...shown(memberId) })),
  };
}

/** A held place whose time can be told: a shift that has begun, or a post. */
export interface Tellable {
  claimId: string;
  title: string;
  place: string;
  startsAt: string | null;
  endsAt: string | null;
}

export interface MyRecords {
  now: string;
  timeZone: string;
  lines: RecordLine[];
  tellable: Tellable[];
}

const ownMax = 100;

/** The member's own entries, and what could be told next: nothing that the shift says is typed again. */
export async function myRecords({ actor, tx }: Scope): Promise<MyRecords> {
  const { tenantId, now } = actor;
  const memberId = actor.personId ?? "";
  const rows = await tx.serviceRecord.findMany({
    where: { tenantId, memberId },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: ownMax,
    select: { ...columns, claimId: true },
  });
  const told = new Set(
    rows.flatMap((row) => (["submitted", "confirmed"].includes(row.status) ? row.claimId : [])),
  );
  const claims = await tx.claim.findMany({
    where: {
      tenantId,
      memberId,
      status: "held",
      OR: [{ startsAt: null }, { startsAt: { lt: new Date(now) } }],
    },
    orderBy: [{ startsAt: { sort: "desc", nulls: "last" } }, { at: "desc" }],
    take: ownMax,
    select: { id: true, kind: true, subjectId: true, startsAt: true, endsAt: true },
  });
  const open = claims.filter(({ id, kind }) => kind === "post" || !told.has(id));
  const where = { tenantId, id: { in: open.map(({ subjectId }) => subjectId) } };
  const posts = await tx.servicePost.findMany({
    where,
    select: { id: true, name: true, place: true },
  });
  const activities = await tx.serviceActivity.findMany({
    where: { ...where, status: { not: "cancelled" } },
    select: { id: true, title: true, place: true },
  });
  const subjects = new Map([
    ...posts.map(({ id, name, place }) => [id, { title: name, place }] as const),
    ...activities.map(({ id, title, place }) => [id, { title, place }] as const),
  ]);
  return {
    now: new Date(now).toISOString(),
    timeZone: actor.tenant.timeZone,
    lines: rows.map(({ claimId: _claimId, ...row }) => lineOf(row)),
    tellable: open.flatMap(({ id, subjectId, startsAt, endsAt }) => {
      const subject = subjects.get(subjectId);
      if (subject === undefined) return [];
      const at = {
        startsAt: startsAt?.toISOString() ?? null,
        endsAt: endsAt?.toISOString() ?? null,
      };
      return [{ claimId: id, ...subject, ...at }];
    }),
  };
}

function lineOf<Row extends { startsAt: Date; endsAt: Date; status: string }>(row: Row) {
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: recordStatuses.find((known) => known === row.status) ?? "submitted",
  };
}
