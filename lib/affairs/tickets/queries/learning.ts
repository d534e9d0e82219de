import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

// What the worker learns from. A matter counts under the category it has now: one that came back and
// was put under another teaches that other one.

/** So many of the newest tickets of a category say how people speak of it. */
const ticketsMax = 400;
/** The time that "lately" means where a suggestion says who settled such matters. */
const lately = 90;
const dayMilliseconds = 86_400_000;

/** Categories with news since they were learned: something handed in, ended or returned. */
export async function categoriesToLearn({ actor, tx }: Scope): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    select distinct k.category_id::text as id
    from assignment a
    join ticket k on k.tenant_id = a.tenant_id and k.id = a.ticket_id
    left join suggest_category s on s.tenant_id = k.tenant_id and s.category_id = k.category_id
    where a.tenant_id = ${actor.tenantId}::uuid and a.part = 'lead'
      and a.status in ('submitted', 'verified', 'done', 'returned')
      and greatest(a.submitted_at, a.ended_at) > coalesce(s.learned_at, '-infinity')
      and a.dispatched_at > ${actor.at}::timestamptz - interval '1 year'`;
}

/** The texts of the newest tickets of a category whose order was handled and not given back. */
export async function handledTexts(
  { actor, tx }: Scope,
  categoryId: string,
): Promise<{ text: string; places: string[] }[]> {
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId: actor.tenantId,
      categoryId,
      status: { in: ["verification", "callback", "closed"] },
      leadAssignmentId: { not: null },
    },
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take: ticketsMax,
    select: { text: true, placeNames: true, address: true },
  });
  return tickets.map(({ text, placeNames, address }) => ({
    text,
    places: [...placeNames.split(" "), ...(address === null ? [] : [address])],
  }));
}

/** How the dispatches of a category went lately, organization by organization. */
export async function outcomesOf(
  { actor, tx }: Scope,
  categoryId: string,
): Promise<{ organizationId: string; done: number; returned: number }[]> {
  const since = new Date(actor.now - lately * dayMilliseconds);
  return tx.$queryRaw`
    select a.organization_id::text as "organizationId",
      count(*) filter (where a.status in ('submitted', 'verified', 'done'))::int as done,
      count(*) filter (where a.status = 'returned')::int as returned
    from assignment a
    join ticket k on k.tenant_id = a.tenant_id and k.id = a.ticket_id
    where a.tenant_id = ${actor.tenantId}::uuid and a.part = 'lead' and k.category_id = ${categoryId}::uuid
      and a.status in ('submitted', 'verified', 'done', 'returned') and a.dispatched_at >= ${since}::timestamptz
    group by a.organization_id`;
}
