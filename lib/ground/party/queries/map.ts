import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { kindOf, partyLevels } from "../rules/kinds";
import type { MappedParty } from "../schema";

const row = z.object({
  areaId: z.string(),
  id: z.string(),
  name: z.string(),
  level: z.string(),
  form: z.string().nullable(),
  places: z.array(z.string()),
});
/** A grid has a few; more than a page holds is read in the tree. */
const shownMax = 400;

/**
 * The Party organizations that are mapped to these places or to buildings in them, and of communities and streets their
 * own committees, from above: only for who is responsible for them (the policies say so too). One statement.
 */
export async function partyMappedTo(
  { actor, tx }: Scope,
  areaIds: readonly string[],
): Promise<MappedParty[]> {
  if (areaIds.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    select a.id::text as "areaId", p.id::text, p.name, p.level, p.form,
      coalesce((select array_agg(b.name order by b.path) from area b where b.tenant_id = p.tenant_id
        and b.id = any (p.place_ids) and b.id <> a.id and starts_with(b.path, a.path)), '{}') as places
    from area a
    join party_organization p on p.tenant_id = a.tenant_id and p.closed_on is null
      and p.path >= ${actor.lo} and p.path < ${actor.hi}
      and (p.area_id = a.id and p.level in ('work_committee', 'committee', 'general_branch')
        or exists (select from area b where b.tenant_id = a.tenant_id and b.id = any (p.place_ids)
          and a.level = 'grid' and starts_with(b.path, a.path)))
    where a.tenant_id = ${actor.tenantId}::uuid and a.id = any (${[...areaIds]}::uuid[])
    order by a.path, array_position(${[...partyLevels]}::text[], p.level), p.name, p.id
    limit ${shownMax}`;
  return row
    .array()
    .parse(rows)
    .map(({ level, form, ...one }) => ({ ...one, kind: kindOf(level, form) }));
}
