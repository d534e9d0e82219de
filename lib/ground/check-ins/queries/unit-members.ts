import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

const pageSize = 50;

export interface UnitMember {
  id: string;
  name: string;
  phone: string;
  community: string;
  /** Of the latest check-in. */
  status: string;
}

export interface UnitMembers {
  members: UnitMember[];
  total: number;
  next: string | null;
}

/** Who stands on the list of the liaison officer's own unit, masked, and where each check-in is. */
export async function unitMembers(
  { actor, tx }: Scope,
  after: string | undefined,
): Promise<UnitMembers> {
  const { tenantId } = actor;
  const where = { tenantId, unitId: actor.organizationId ?? "" };
  const total = await tx.member.count({ where });
  const rows = await tx.member.findMany({
    where: { ...where, ...(after === undefined ? {} : { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
    select: { id: true, nameMasked: true, phoneMasked: true, areaId: true },
  });
  const shown = rows.slice(0, pageSize);
  const checkIns = await tx.memberCheckIn.findMany({
    where: { tenantId, unitId: where.unitId, memberId: { in: shown.map(({ id }) => id) } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: { memberId: true, status: true },
  });
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: shown.map(({ areaId }) => areaId) } },
    select: { id: true, name: true },
  });
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const statuses = new Map(checkIns.map(({ memberId, status }) => [memberId, status]));
  return {
    members: shown.map(({ id, nameMasked, phoneMasked, areaId }) => ({
      id,
      name: nameMasked,
      phone: phoneMasked,
      community: names.get(areaId) ?? "",
      status: statuses.get(id) ?? "",
    })),
    total,
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}
