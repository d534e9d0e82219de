import "server-only";
import { z } from "zod";
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
  /** Undefined when it can not be sent anything. */
  organizationName: (id: string) => string | undefined;
}

const answer = z.object({
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      urgency: z.string(),
      organizationId: z.string().nullable(),
    }),
  ),
  organizations: z.array(z.object({ id: z.string(), name: z.string() })),
  returnedBy: z.array(z.string()),
});

/** One statement, however much there is to know. */
export async function suggestionGround(
  { actor, tx }: Scope,
  ticket: { id: string },
  _terms: ReadonlySet<string>,
): Promise<Ground> {
  const { tenantId } = actor;
  const [row] = await tx.$queryRaw<{ ground: unknown }[]>`
    select jsonb_build_object(
      'categories', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name,
          'urgency', c.urgency, 'organizationId', c.organization_id) order by c.sort, c.code)
        from category c where c.tenant_id = ${tenantId}::uuid and c.active and c.parent_id is not null), '[]'),
      'organizations', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.short_name))
        from organization o
        where o.tenant_id = ${tenantId}::uuid and o.kind = 'department' and o.valid_to is null), '[]'),
      'returnedBy', coalesce((select jsonb_agg(a.organization_id) from assignment a
        where a.tenant_id = ${tenantId}::uuid and a.ticket_id = ${ticket.id}::uuid
          and a.status = 'returned'), '[]')
    ) as ground`;
  const { categories, organizations, returnedBy } = answer.parse(row?.ground);
  const categoryOf = new Map(categories.map((one) => [one.id, one]));
  const nameOf = new Map(organizations.map((one) => [one.id, one.name]));
  return {
    categories,
    learned: [],
    routes: categories.flatMap(({ id, organizationId }) =>
      organizationId === null ? [] : [{ categoryId: id, organizationId }],
    ),
    outcomes: [],
    returnedBy,
    categoryName: (id) => categoryOf.get(id)?.name ?? "",
    urgencyOf: (id) => categoryOf.get(id)?.urgency ?? "routine",
    organizationName: (id) => nameOf.get(id),
  };
}
