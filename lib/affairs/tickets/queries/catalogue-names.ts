import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { urgencies } from "../rules/deadline";
import { known } from "../rules/known";

/** What an entry can name: categories, departments, and the places that can have a rule. */
export async function catalogueNames(scope: Scope) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const rows = await tx.category.findMany({
    where: { tenantId, active: true },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true, code: true, name: true, parentId: true, urgency: true },
  });
  const groups = rows.filter(({ parentId }) => parentId === null);
  const organizations = await tx.organization.findMany({
    where: { tenantId, kind: "department", validTo: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true, shortName: true },
  });
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null, level: { in: ["district", "street", "community"] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true, path: true },
  });
  return {
    categories: groups.flatMap((group) =>
      rows
        .filter(({ parentId }) => parentId === group.id)
        .map(({ parentId: _group, ...row }) => ({
          ...row,
          urgency: known(urgencies, row.urgency),
          parentName: group.name,
        })),
    ),
    organizations,
    areas,
    root: actor.tenant.root,
  };
}
