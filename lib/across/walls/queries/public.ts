import "server-only";
import { z } from "zod";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { id as idShape } from "@/lib/platform/core/form-fields";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { tokenHash } from "../rules/token";
import type { Stage, Wall } from "../rules/stages";
import { nearbyIssues, publicEntry, type NearbyIssue, type PublicEntry } from "../schema";

// What visitors read: schema pub and nothing else (SECURITY §3.7). The columns stand here once; the
// shape in schema.ts is strict, so that a column more is an error and not a leak.

const columns = Prisma.sql`
  e.id, e.wall, e.stage, e.street_name as "streetName", e.community_name as "communityName",
  e.category_id as "categoryId", e.category_name as "categoryName", e.title, e.problem, e.measures,
  e.organization_name as "organizationName", e.due_at as "dueAt", e.review_at as "reviewAt", e.outcome,
  e.result, e.ratings, e.solved, e.partly, e.unsolved, e.satisfied, e.basically, e.dissatisfied, e.followers,
  e.published_at as "publishedAt", e.closed_at as "closedAt", e.result_at as "resultAt",
  e.changed_at as "changedAt", e.sorted_at as "sortedAt"`;

const pageSize = 20;

export interface WallFilter {
  wall: Wall;
  streetId?: string | undefined;
  communityId?: string | undefined;
  groupId?: string | undefined;
  stage?: Stage | undefined;
  /** Below this entry: its time and id, as `nextKey` gave them. */
  before?: string | undefined;
}

export interface WallPage {
  entries: PublicEntry[];
  next: string | undefined;
}

/** One page of a wall, the newest first. One statement, however long the wall is. */
export async function wallPage(
  { actor, tx }: Scope,
  filter: WallFilter,
  size = pageSize,
): Promise<WallPage> {
  const edge = edgeOf(filter.before);
  const rows = await tx.$queryRaw<unknown[]>`
    select ${columns} from pub.entry e
    where e.tenant_id = ${actor.tenantId}::uuid and e.wall = ${filter.wall}
      ${only(Prisma.sql`e.street_id`, filter.streetId)} ${only(Prisma.sql`e.community_id`, filter.communityId)}
      ${only(Prisma.sql`e.group_id`, filter.groupId)}
      ${filter.stage === undefined ? Prisma.empty : Prisma.sql`and e.stage = ${filter.stage}`}
      ${
        edge === null
          ? Prisma.empty
          : Prisma.sql`and (e.sorted_at, e.id) < (${new Date(edge.at)}::timestamptz, ${edge.id}::uuid)`
      }
    order by e.sorted_at desc, e.id desc limit ${size + 1}`;
  const entries = z.array(publicEntry).parse(rows);
  const page = entries.slice(0, size);
  const last = page.at(-1);
  return {
    entries: page,
    next:
      entries.length > size && last !== undefined
        ? `${String(last.sortedAt.getTime())}.${last.id}`
        : undefined,
  };
}

/** How many stand on each wall of a place. One statement. */
export async function wallCounts(
  { actor, tx }: Scope,
  place: Pick<WallFilter, "streetId" | "communityId" | "groupId">,
): Promise<Record<Wall, number>> {
  const rows = await tx.$queryRaw<{ wall: string; n: number }[]>`
    select e.wall, count(*)::int as n from pub.entry e where e.tenant_id = ${actor.tenantId}::uuid
      ${only(Prisma.sql`e.street_id`, place.streetId)} ${only(Prisma.sql`e.community_id`, place.communityId)}
      ${only(Prisma.sql`e.group_id`, place.groupId)}
    group by e.wall`;
  const of = (wall: Wall) => rows.find((row) => row.wall === wall)?.n ?? 0;
  return { issue: of("issue"), echo: of("echo") };
}

/** The kinds of matters by which a wall is looked at: the upper level of the catalogue. */
export async function wallGroups({ actor, tx }: Scope): Promise<{ id: string; name: string }[]> {
  return tx.category.findMany({
    where: { tenantId: actor.tenantId, parentId: null, active: true },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true, name: true },
  });
}

/** What becomes of an unsolved matter in meetings: who was asked, who answered, who does it until when. */
export const talkKinds = ["waits", "raised", "answered", "resolved"] as const;
const stepKinds = ["published", "stage", "again", "due", "result", ...talkKinds] as const;

const step = z.object({
  n: z.number(),
  kind: z.enum(stepKinds),
  stage: z.string().nullable(),
  organizationName: z.string().nullable(),
  dueAt: z.date().nullable(),
  at: z.date(),
});
const photo = z.object({ id: z.string(), side: z.enum(["before", "after"]) });
export type PublicStep = z.infer<typeof step>;

/** One entry with its course and photos, or null. Three statements. */
export async function entryDetail({ actor, tx }: Scope, id: string) {
  if (!idShape.safeParse(id).success) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    select ${columns} from pub.entry e where e.tenant_id = ${actor.tenantId}::uuid and e.id = ${id}::uuid`;
  const [entry] = z.array(publicEntry).parse(rows);
  if (entry === undefined) return null;
  const steps = await tx.$queryRaw<unknown[]>`
    select s.n, s.kind, s.stage, s.organization_name as "organizationName", s.due_at as "dueAt", s.at
    from pub.step s where s.tenant_id = ${actor.tenantId}::uuid and s.entry_id = ${id}::uuid order by s.n desc limit 100`;
  const photos = await tx.$queryRaw<unknown[]>`
    select p.id, p.side from pub.photo p
    where p.tenant_id = ${actor.tenantId}::uuid and p.entry_id = ${id}::uuid order by p.side desc, p.id`;
  return { ...entry, steps: z.array(step).parse(steps), photos: z.array(photo).parse(photos) };
}

const talk = step.pick({ organizationName: true, dueAt: true, at: true }).extend({
  entryId: z.string(),
  kind: z.enum(talkKinds),
});
export type PublicTalk = z.infer<typeof talk>;

/** How far the meetings are with these entries: the last that was told of each. One statement. */
export async function latestTalks(
  { actor, tx }: Scope,
  entryIds: readonly string[],
): Promise<Map<string, PublicTalk>> {
  if (entryIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<unknown[]>`
    select distinct on (s.entry_id) s.entry_id::text as "entryId", s.kind, s.organization_name as "organizationName",
      s.due_at as "dueAt", s.at
    from pub.step s where s.tenant_id = ${actor.tenantId}::uuid and s.entry_id = any (${[...entryIds]}::uuid[])
      and s.kind = any (${[...talkKinds]}::text[])
    order by s.entry_id, s.n desc`;
  return new Map(
    talk
      .array()
      .parse(rows)
      .map((one) => [one.entryId, one]),
  );
}

/** The file of a released photo, as long as it is released. */
export async function publicPhoto({ actor, tx }: Scope, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`
    select p.file_key as key from pub.photo p where p.tenant_id = ${actor.tenantId}::uuid and p.id = ${id}::uuid`;
  return row?.key ?? null;
}

export interface PublishedFilter {
  /** These and no others, whatever else is asked. */
  ids?: readonly string[] | undefined;
  categoryIds?: readonly string[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Whether the matter has ended; both when it is left out. */
  ended?: boolean | undefined;
  /** Below this entry: when it was published and its id. */
  before?: { at: Date; id: string } | undefined;
}

/** What stands on both walls by the day of its publication, the newest first, with its photos. Two statements. */
export async function publishedEntries(
  { actor, tx }: Scope,
  { ids, categoryIds, from, to, ended, before }: PublishedFilter,
  size: number,
) {
  const among = (column: Prisma.Sql, list: readonly string[] | undefined) =>
    list === undefined ? Prisma.empty : Prisma.sql`and ${column} = any (${[...list]}::uuid[])`;
  const rows = await tx.$queryRaw<unknown[]>`
    select ${columns} from pub.entry e where e.tenant_id = ${actor.tenantId}::uuid
      ${among(Prisma.sql`e.id`, ids)} ${among(Prisma.sql`e.category_id`, categoryIds)}
      ${from === undefined ? Prisma.empty : Prisma.sql`and e.published_at >= ${from}::timestamptz`}
      ${to === undefined ? Prisma.empty : Prisma.sql`and e.published_at <= ${to}::timestamptz`}
      ${ended === undefined ? Prisma.empty : Prisma.sql`and (e.stage in ('closed', 'ended')) = ${ended}`}
      ${
        before === undefined
          ? Prisma.empty
          : Prisma.sql`and (e.published_at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
      }
    order by e.published_at desc, e.id desc limit ${size}`;
  const entries = z.array(publicEntry).parse(rows);
  const photos = await tx.$queryRaw<unknown[]>`
    select p.entry_id as "entryId", p.id, p.side from pub.photo p where p.tenant_id = ${actor.tenantId}::uuid
      and p.entry_id = any (${entries.map(({ id }) => id)}::uuid[]) order by p.side desc, p.id`;
  const shown = z.array(photo.extend({ entryId: z.string() })).parse(photos);
  return entries.map((entry) => ({
    ...entry,
    photos: shown.filter(({ entryId }) => entryId === entry.id),
  }));
}

const nearbyMax = 40;

/**
 * The newest open issues of the community of a place (of the street, when no more is known), for the
 * reminder beside a report. Two statements.
 */
export async function nearbyOf({ actor, tx }: Scope, areaId: string): Promise<NearbyIssue[]> {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: areaId, validTo: null },
    select: { path: true },
  });
  if (area === null) return [];
  const [, street, community] = [...ancestors(area.path), area.path];
  if (street === undefined) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    select e.id, e.title, e.problem, e.category_id as "categoryId", e.stage,
      e.organization_name as "organizationName", e.followers
    from area a join pub.entry e on e.tenant_id = a.tenant_id
      and ${community === undefined ? Prisma.sql`e.street_id = a.id` : Prisma.sql`e.community_id = a.id`}
    where a.tenant_id = ${actor.tenantId}::uuid and a.path = ${community ?? street} and e.wall = 'issue'
    order by e.sorted_at desc, e.id desc limit ${nearbyMax}`;
  return nearbyIssues.parse(rows);
}

/** What the device with this token follows, the newest first. One statement. */
export async function followedBy({ actor, tx }: Scope, token: string): Promise<PublicEntry[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select ${columns} from sec.followed_entries(${tokenHash(token)}) with ordinality f (id, n)
    join pub.entry e on e.tenant_id = ${actor.tenantId}::uuid and e.id = f.id order by f.n`;
  return z.array(publicEntry).parse(rows);
}

/** Where the receipt's ticket stands on a wall, and whether its holder has said no. One statement. */
export async function ownPublication({ actor, tx }: Scope) {
  const [row] = await tx.$queryRaw<{ id: string | null; objected: boolean }[]>`
    select sec.own_entry() as id, exists (select from wall_objection o
      where o.tenant_id = ${actor.tenantId}::uuid and o.ticket_id = ${actor.ticketId}::uuid) as objected`;
  return { entryId: row?.id ?? null, objected: row?.objected ?? false };
}

function only(column: Prisma.Sql, value: string | undefined) {
  return value === undefined ? Prisma.empty : Prisma.sql`and ${column} = ${value}::uuid`;
}

function edgeOf(key: string | undefined): { at: number; id: string } | null {
  const [at = "", id = ""] = (key ?? "").split(".");
  return /^\d{1,15}$/.test(at) && idShape.safeParse(id).success ? { at: Number(at), id } : null;
}
