import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { KnownCategory, Learned } from "../rules/suggest/model";
import type { Outcome, Route } from "../rules/suggest/organizations";

/** What suggestions for one ticket stand on. */
export interface Ground {
  categories: readonly KnownCategory[];
  learned: readonly Learned[];
  routes: readonly Route[];
  outcomes: readonly Outcome[];
  /** Who has given this ticket back. */
  returnedBy: readonly string[];
  categoryName: (id: string) => string;
  urgencyOf: (categoryId: string) => string;
  /** Undefined when it cannot be sent anything. */
  organizationName: (id: string) => string | undefined;
}

const answer = z.object({
  categories: z.array(z.object({ id: z.string(), name: z.string(), urgency: z.string() })),
  routes: z.array(z.object({ categoryId: z.string(), organizationId: z.string() })),
  organizations: z.array(z.object({ id: z.string(), name: z.string() })),
  outcomes: z.array(
    z.object({
      categoryId: z.string(),
      organizationId: z.string(),
      done: z.number(),
      returned: z.number(),
    }),
  ),
  learned: z.array(z.object({ categoryId: z.string(), tickets: z.number(), total: z.number() })),
  /** Category, term, in how many tickets. */
  terms: z.array(z.tuple([z.string(), z.string(), z.number()])),
  returnedBy: z.array(z.string()),
});

/**
 * One statement, however much there is to know: the categories, the catalogue in force at the place,
 * what was learned about the terms of this text, how such dispatches went.
 */
export async function suggestionGround(
  { actor, tx }: Scope,
  ticket: { id: string; path: string },
  terms: ReadonlySet<string>,
): Promise<Ground> {
  const { tenantId } = actor;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const [row] = await tx.$queryRaw<{ ground: unknown }[]>`
    with routes as materialized (
      select r.category_id, r.organization_id
      from sec.routes(${tenantId}::uuid, ${ticket.path}, ${today}::date) r where r.organization_id is not null
    )
    select jsonb_build_object(
      'categories', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name,
          'urgency', c.urgency) order by c.sort, c.code)
        from category c where c.tenant_id = ${tenantId}::uuid and c.active and c.parent_id is not null), '[]'),
      'routes', coalesce((select jsonb_agg(jsonb_build_object('categoryId', r.category_id,
          'organizationId', r.organization_id)) from routes r), '[]'),
      'organizations', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.short_name))
        from organization o
        where o.tenant_id = ${tenantId}::uuid and o.valid_to is null
          and (o.kind = 'department' or o.id in (select r.organization_id from routes r))), '[]'),
      'outcomes', coalesce((select jsonb_agg(jsonb_build_object('categoryId', s.category_id,
          'organizationId', s.organization_id, 'done', s.done, 'returned', s.returned))
        from suggest_outcome s where s.tenant_id = ${tenantId}::uuid), '[]'),
      'learned', coalesce((select jsonb_agg(jsonb_build_object('categoryId', s.category_id,
          'tickets', s.tickets, 'total', s.total))
        from suggest_category s where s.tenant_id = ${tenantId}::uuid), '[]'),
      'terms', coalesce((select jsonb_agg(jsonb_build_array(s.category_id, s.term, s.tickets))
        from suggest_term s where s.tenant_id = ${tenantId}::uuid and s.term = any(${[...terms]}::text[])), '[]'),
      'returnedBy', coalesce((select jsonb_agg(a.organization_id) from assignment a
        where a.tenant_id = ${tenantId}::uuid and a.ticket_id = ${ticket.id}::uuid
          and a.status = 'returned'), '[]')
    ) as ground`;
  const found = answer.parse(row?.ground);
  const categoryOf = new Map(found.categories.map((one) => [one.id, one]));
  const nameOf = new Map(found.organizations.map((one) => [one.id, one.name]));
  const termsOf = new Map<string, Map<string, number>>();
  for (const [categoryId, term, tickets] of found.terms) {
    const counts = termsOf.get(categoryId) ?? new Map<string, number>();
    termsOf.set(categoryId, counts.set(term, tickets));
  }
  return {
    categories: found.categories,
    learned: found.learned.map((one) => ({
      ...one,
      terms: termsOf.get(one.categoryId) ?? new Map<string, number>(),
    })),
    routes: found.routes,
    outcomes: found.outcomes,
    returnedBy: found.returnedBy,
    categoryName: (id) => categoryOf.get(id)?.name ?? "",
    urgencyOf: (id) => categoryOf.get(id)?.urgency ?? "routine",
    organizationName: (id) => nameOf.get(id),
  };
}
