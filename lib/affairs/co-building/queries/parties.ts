import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

export interface PartyShown {
  id: string;
  version: number;
  organizationId: string;
  path: string;
  name: string;
  leads: boolean;
  confirmedAt: string | null;
  confirmedBy: string | null;
  declineReason: string | null;
}

/** The parties of some projects, who leads first. One statement. */
export async function partiesOf(
  { actor, tx }: Scope,
  projectIds: readonly string[],
): Promise<Map<string, PartyShown[]>> {
  const rows = await tx.coParty.findMany({
    where: { tenantId: actor.tenantId, projectId: { in: [...projectIds] } },
    orderBy: [{ leads: "desc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      projectId: true,
      organizationId: true,
      path: true,
      organizationName: true,
      leads: true,
      confirmedAt: true,
      confirmedBy: true,
      declineReason: true,
    },
  });
  const parties = new Map<string, PartyShown[]>();
  for (const { projectId, organizationName, confirmedAt, ...row } of rows) {
    const party = {
      ...row,
      name: organizationName,
      confirmedAt: confirmedAt === null ? null : confirmedAt.toISOString(),
    };
    parties.set(projectId, [...(parties.get(projectId) ?? []), party]);
  }
  return parties;
}

/** Which of some organizations are offices. One statement. */
export async function officesAmong(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: "office", id: { in: [...ids] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
