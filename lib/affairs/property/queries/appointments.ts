import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { bodies, conflictOf, type ConflictKind, type EstateBody } from "../rules/appointments";

export interface AppointmentShown {
  id: string;
  version: number;
  name: string;
  from: EstateBody;
  fromPost: string;
  to: EstateBody;
  toPost: string;
  company: string | null;
  startsOn: string;
  endsOn: string | null;
  documentNo: string | null;
  /** Of a post that is held now; it may have come about with another company. */
  conflict: ConflictKind | null;
  note: string | null;
}

const shownMax = 60;

/** 交叉任职 of an estate: who is in office first, then who was. One statement. */
export async function appointmentsOf(
  { actor, tx }: Scope,
  { id: estateId, companyId }: { id: string; companyId: string | null },
): Promise<AppointmentShown[]> {
  const rows = await tx.crossAppointment.findMany({
    where: { tenantId: actor.tenantId, estateId },
    orderBy: [{ endsOn: { sort: "desc", nulls: "first" } }, { startsOn: "desc" }, { id: "desc" }],
    take: shownMax,
    select: {
      id: true,
      version: true,
      name: true,
      fromBody: true,
      fromPost: true,
      toBody: true,
      toPost: true,
      companyId: true,
      companyName: true,
      paid: true,
      startsOn: true,
      endsOn: true,
      documentNo: true,
      conflictNote: true,
    },
  });
  return rows.map(({ fromBody, toBody, companyName, paid, conflictNote, ...row }) => {
    const from = bodies.find((one) => one === fromBody) ?? "owners";
    const to = bodies.find((one) => one === toBody) ?? "owners";
    const serves = row.companyId !== null && row.companyId === companyId;
    return {
      id: row.id,
      version: row.version,
      name: row.name,
      from,
      fromPost: row.fromPost,
      to,
      toPost: row.toPost,
      company: companyName,
      startsOn: isoDay(row.startsOn),
      endsOn: row.endsOn === null ? null : isoDay(row.endsOn),
      documentNo: row.documentNo,
      conflict: row.endsOn === null ? conflictOf({ from, to, paid, serves }) : null,
      note: conflictNote,
    };
  });
}
