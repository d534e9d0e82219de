import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { DutyRole } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import { keptDuties } from "./kept-duties";

export interface AbsenceShown {
  id: string;
  personName: string;
  deputyName: string;
  from: string;
  to: string;
  note: string;
  enteredBy: string;
  /** Not yet begun, under way, over. */
  state: "coming" | "now" | "over";
  mayEnd: boolean;
}

export interface DeputyChoice {
  personId: string;
  name: string;
  role: DutyRole;
  place: string;
}

const shownMax = 50;

/** The absences that the actor may know of, and what is needed to enter one. Six statements. */
export async function leavePage(scope: Scope, wanted: string | undefined) {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const duties = (await keptDuties(scope)).filter(({ deputy }) => !deputy);
  const chosen = duties.find(({ id }) => id === wanted) ?? duties[0] ?? null;
  const deputies =
    chosen === null
      ? []
      : await tx.$queryRaw<DeputyChoice[]>`
          select person_id as "personId", person_name as name, role, place_name as place
          from sec.deputies(${chosen.id}::uuid)`;
  const kept = new Set(duties.map(({ id }) => id));
  const rows = await tx.absence.findMany({
    where: {
      tenantId: actor.tenantId,
      ...(actor.organizationId === null
        ? { path: { gte: actor.lo, lt: actor.hi } }
        : { organizationId: actor.organizationId }),
      toDay: { gte: new Date(actor.now - 30 * 86_400_000) },
    },
    orderBy: [{ toDay: "desc" }, { id: "desc" }],
    take: shownMax,
    select: {
      id: true,
      dutyId: true,
      personName: true,
      deputyName: true,
      fromDay: true,
      toDay: true,
      note: true,
      enteredBy: true,
      endedAt: true,
    },
  });
  return {
    today,
    duties,
    chosen,
    deputies,
    absences: rows
      // One that was called off before it began leaves no trace on the list.
      .filter(({ fromDay, toDay }) => toDay >= fromDay)
      .map(({ dutyId, fromDay, toDay, endedAt, ...row }): AbsenceShown => {
        const [from, to] = [isoDay(fromDay), isoDay(toDay)];
        const state = to < today ? "over" : from > today ? "coming" : "now";
        return {
          ...row,
          from,
          to,
          state,
          mayEnd: state !== "over" && endedAt === null && kept.has(dutyId),
        };
      }),
  };
}

export type LeavePage = Awaited<ReturnType<typeof leavePage>>;

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
