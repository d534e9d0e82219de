import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { dutyRole } from "../schema";
import { keptRoles } from "../rules/standing-in";
import type { DutyRole } from "@/lib/platform/access/actor";

export interface KeptDutyShown {
  id: string;
  personId: string;
  organizationId: string | null;
  role: DutyRole;
  name: string;
  own: boolean;
  /** Held for somebody who is away: nothing of it is handed on for a while. */
  deputy: boolean;
}

/** A street has some hundreds of grid workers; whoever dispatches comes before them. */
const keptMax = 2000;

/** The own duty first, then those in force that the actor keeps. Two statements. */
export async function keptDuties({ actor, tx }: Scope): Promise<KeptDutyShown[]> {
  const today = new Date(localDate(actor.now, actor.tenant.timeZone));
  const roles = keptRoles(actor.role);
  const rows = await tx.duty.findMany({
    where: {
      tenantId: actor.tenantId,
      validFrom: { lte: today },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gte: today } }] },
        {
          OR: [
            { id: actor.dutyId ?? "" },
            {
              role: { in: [...roles] },
              ...(actor.organizationId === null
                ? { path: { gte: actor.lo, lt: actor.hi } }
                : { organizationId: actor.organizationId }),
            },
          ],
        },
      ],
    },
    orderBy: [{ role: "desc" }, { id: "asc" }],
    take: keptMax,
    select: { id: true, personId: true, role: true, organizationId: true, absenceId: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId: actor.tenantId, id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows
    .map(({ absenceId, ...row }) => ({
      ...row,
      role: dutyRole.parse(row.role),
      // The own name comes with the session, wherever the register keeps it.
      name: row.id === actor.dutyId ? actor.name : (names.get(row.personId) ?? ""),
      own: row.id === actor.dutyId,
      deputy: absenceId !== null,
    }))
    .filter(({ own, personId, name }) => own || (personId !== actor.personId && name !== ""))
    .sort((a, b) => Number(b.own) - Number(a.own));
}
