import "server-only";
import { z } from "zod";
import { ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import type { ActorFacts } from "@/lib/platform/access/actor";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { canAnswer, canChange, canPublish, isPublisher } from "../rules/policy";
import { stages } from "../rules/stages";

const choice = z.object({
  id: z.string(),
  side: z.enum(["before", "after"]),
  /** Under which it stands on the wall. */
  shown: z.boolean(),
});

const standing = z.object({
  ticketId: z.string(),
  status: z.enum(ticketStatuses),
  title: z.string(),
  text: z.string(),
  task: z.string().nullable(),
  result: z.string().nullable(),
  plan: z.string().nullable(),
  organization: z.string().nullable(),
  category: z.string(),
  community: z.string().nullable(),
  objected: z.boolean(),
  photos: z.array(choice).nullable(),
  entry: z
    .object({
      id: z.string(),
      version: z.number(),
      title: z.string(),
      problem: z.string(),
      measures: z.string(),
      result: z.string().nullable(),
      publishedAt: z.string(),
      publishedBy: z.string(),
      stage: z.enum(stages),
      wall: z.enum(["issue", "echo"]),
      followers: z.number(),
    })
    .nullable(),
  before: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
});

/** How a ticket stands on the walls, or null where there is none. One statement. */
export async function wallOfTicket(scope: Scope, ticketId: string): Promise<WallOfTicket | null> {
  return (await wallsOfTickets(scope, [ticketId]))[0] ?? null;
}

/**
 * How tickets stand on the walls, with what its form is made of: nothing is typed twice. One
 * statement. The photos are those that may be released; copies that were handed on do not count.
 */
export async function wallsOfTickets({ actor, tx }: Scope, ticketIds: readonly string[]) {
  if (ticketIds.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    select t.id::text as "ticketId", t.status, t.title, t.text, a.task, a.result, p.plan, t.lead_name as organization, t.category_name as category,
      c.name as community,
      exists (select from wall_objection o where o.tenant_id = t.tenant_id and o.ticket_id = t.id) as objected,
      (select jsonb_agg(jsonb_build_object('id', f.id, 'side', case when f.purpose in ('after', 'verification') then 'after' else 'before' end,
          'shown', exists (select from wall_photo w where w.tenant_id = f.tenant_id and w.entry_id = e.id
            and w.attachment_id = f.id and w.hidden_at is null)) order by f.at, f.id)
        from attachment f where f.tenant_id = t.tenant_id and f.ticket_id = t.id and f.hidden_at is null
          and ${originals}) as photos,
      case when e.id is not null then jsonb_build_object('id', e.id, 'version', e.version, 'title', e.title,
        'problem', e.problem, 'measures', e.measures, 'result', e.result, 'publishedAt', e.published_at,
        'publishedBy', e.published_by, 'stage', v.stage, 'wall', v.wall, 'followers', v.followers) end as entry,
      (select jsonb_build_object('at', w.withdrawn_at, 'by', w.withdrawn_by, 'reason', w.reason_code)
        from wall_entry w where w.tenant_id = t.tenant_id and w.ticket_id = t.id and w.status = 'withdrawn'
        order by w.withdrawn_at desc limit 1) as before
    from ticket t
    left join assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id
    left join lateral (select x.plan from application x where x.tenant_id = t.tenant_id and x.assignment_id = a.id
      and x.kind = 'deferral' and x.status = 'granted' order by x.applied_at desc limit 1) p on true
    left join area c on c.tenant_id = t.tenant_id and c.level = 'community' and starts_with(t.path, c.path)
    left join wall_entry e on e.tenant_id = t.tenant_id and e.ticket_id = t.id and e.status = 'published'
    left join pub.entry v on v.tenant_id = e.tenant_id and v.id = e.id
    where t.tenant_id = ${actor.tenantId}::uuid and t.id = any (${[...ticketIds]}::uuid[])`;
  return z
    .array(standing)
    .parse(rows)
    .map((found) => permitted(actor, found));
}
export type WallOfTicket = Awaited<ReturnType<typeof wallsOfTickets>>[number];

function permitted(actor: ActorFacts, found: z.infer<typeof standing>) {
  const { entry, status, objected } = found;
  const changeable = { status: "published", ticketStatus: status };
  return {
    ...found,
    photos: found.photos ?? [],
    publisher: isPublisher(actor),
    may: {
      publish: canPublish(actor, { status, objected, published: entry !== null }).ok,
      change: entry !== null && canChange(actor, changeable).ok,
      answer: entry !== null && canAnswer(actor, changeable).ok,
    },
  };
}

const originals = Prisma.sql`(f.purpose <> 'report' or f.organization_id is null)`;

export const views = ["issue", "answer", "echo", "open", "down"] as const;
export type View = (typeof views)[number];

const line = z.object({
  entryId: z.string().nullable(),
  ticketId: z.string(),
  number: z.string(),
  title: z.string(),
  community: z.string().nullable(),
  organization: z.string().nullable(),
  stage: z.string().nullable(),
  dueAt: z.date().nullable(),
  followers: z.number().nullable(),
  at: z.date(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type WallLine = z.infer<typeof line>;

const linesMax = 50;

/**
 * The lines of one view of the actor's range, the newest first: what stands open, what has ended and
 * has no answer yet, the answers, what could be published, what was taken down. One statement.
 */
export async function wallLines({ actor, tx }: Scope, view: View, before?: Date) {
  const older = (column: Prisma.Sql) =>
    before === undefined ? Prisma.empty : Prisma.sql`and ${column} < ${before}::timestamptz`;
  const rows = await tx.$queryRaw<unknown[]>`${
    view === "open"
      ? Prisma.sql`
        select null as "entryId", t.id as "ticketId", t.number, t.title, t.place_names as community, t.lead_name as organization, null as stage,
          t.due_at as "dueAt", null as followers, t.dispatched_at as at, null as by, null as reason
        from ticket t where t.tenant_id = ${actor.tenantId}::uuid and t.path >= ${actor.lo} and t.path < ${actor.hi}
          and t.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'deferred', 'verification', 'callback')
          and t.dispatched_at is not null
          and not exists (select from wall_entry e where e.tenant_id = t.tenant_id and e.ticket_id = t.id)
          and not exists (select from wall_objection o where o.tenant_id = t.tenant_id and o.ticket_id = t.id)
          ${older(Prisma.sql`t.dispatched_at`)}
        order by t.dispatched_at desc, t.id desc limit ${linesMax + 1}`
      : Prisma.sql`
        select e.id::text as "entryId", t.id as "ticketId", t.number, coalesce(e.title, t.title) as title, v.community_name as community,
          t.lead_name as organization, v.stage, t.due_at as "dueAt", v.followers,
          coalesce(e.withdrawn_at, e.result_at, e.published_at) as at,
          case when e.withdrawn_at is not null then e.withdrawn_by else coalesce(e.result_by, e.published_by) end as by,
          e.reason_code as reason
        from wall_entry e join ticket t on t.tenant_id = e.tenant_id and t.id = e.ticket_id
        left join pub.entry v on v.tenant_id = e.tenant_id and v.id = e.id
        where e.tenant_id = ${actor.tenantId}::uuid and e.path >= ${actor.lo} and e.path < ${actor.hi}
          and ${conditions[view]} ${older(Prisma.sql`coalesce(e.withdrawn_at, e.result_at, e.published_at)`)}
        order by at desc, e.id desc limit ${linesMax + 1}`
  }`;
  const lines = z.array(line).parse(rows);
  const page = lines.slice(0, linesMax);
  return {
    lines: page,
    before: lines.length > linesMax ? page.at(-1)?.at.toISOString() : undefined,
  };
}

const conditions: Readonly<Record<Exclude<View, "open">, Prisma.Sql>> = {
  issue: Prisma.sql`e.status = 'published' and e.result is null and v.stage not in ('closed', 'ended')`,
  answer: Prisma.sql`e.status = 'published' and e.result is null and v.stage in ('closed', 'ended')`,
  echo: Prisma.sql`e.status = 'published' and e.result is not null`,
  down: Prisma.sql`e.status = 'withdrawn'`,
};

/** How many lines each view of what was published has. One statement. */
export async function wallTotals({
  actor,
  tx,
}: Scope): Promise<Record<"issue" | "answer" | "echo", number>> {
  const [row] = await tx.$queryRaw<{ issue: number; answer: number; echo: number }[]>`
    select count(*) filter (where ${conditions.issue})::int as issue,
      count(*) filter (where ${conditions.answer})::int as answer,
      count(*) filter (where ${conditions.echo})::int as echo
    from wall_entry e join pub.entry v on v.tenant_id = e.tenant_id and v.id = e.id
    where e.tenant_id = ${actor.tenantId}::uuid and e.path >= ${actor.lo} and e.path < ${actor.hi}`;
  return row ?? { issue: 0, answer: 0, echo: 0 };
}
