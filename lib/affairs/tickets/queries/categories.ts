import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { CategoryGroup } from "../schema/categories";

/** The whole list of the district, retired ones too, by code. */
export async function categoryGroups({ actor, tx }: Scope): Promise<CategoryGroup[]> {
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      name: true,
      parentId: true,
      physical: true,
      urgency: true,
      active: true,
      version: true,
    },
  });
  return rows
    .filter(({ parentId }) => parentId === null)
    .map(({ id, code, name }) => ({
      id,
      code,
      name,
      minors: rows.filter((row) => row.parentId === id).map(({ parentId: _of, ...minor }) => minor),
    }));
}
