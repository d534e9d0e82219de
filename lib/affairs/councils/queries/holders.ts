import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import {
  endReasons,
  holderRoles,
  holderStatuses,
  inForce,
  type HolderRole,
  type HolderStatus,
} from "../rules/seats";

export interface StepShown {
  step: HolderStatus;
  day: string;
  documentNo: string | null;
  note: string | null;
  enteredBy: string;
}

/** Somebody who fills a seat, is proposed for it, or was. Days are "2026-11-22". */
export interface HolderRow {
  id: string;
  seatId: string;
  version: number;
  role: HolderRole;
  status: HolderStatus;
  name: string;
  title: string;
  phoneMasked: string | null;
  since: string | null;
  until: string | null;
  endReason: (typeof endReasons)[number] | null;
  endText: string | null;
  steps: StepShown[];
}

/** Everybody of these seats with the file of the appointment, the latest first. Two statements. */
export async function holdersOf(
  { actor, tx }: Scope,
  seatIds: readonly string[],
): Promise<HolderRow[]> {
  const { tenantId } = actor;
  const rows = await tx.seatHolder.findMany({
    where: { tenantId, seatId: { in: [...seatIds] } },
    orderBy: [{ startsOn: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    select: {
      id: true,
      seatId: true,
      version: true,
      role: true,
      status: true,
      name: true,
      title: true,
      phoneMasked: true,
      startsOn: true,
      endsOn: true,
      endReason: true,
      endText: true,
    },
  });
  const steps = await tx.seatStep.findMany({
    where: { tenantId, holderId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ happenedOn: "asc" }, { id: "asc" }],
    select: {
      holderId: true,
      step: true,
      happenedOn: true,
      documentNo: true,
      note: true,
      enteredBy: true,
    },
  });
  const stepsOf = Map.groupBy(steps, ({ holderId }) => holderId);
  return rows.map(({ startsOn, endsOn, ...row }) => ({
    ...row,
    role: holderRoles.find((one) => one === row.role) ?? "holder",
    status: statusOf(row.status),
    endReason: endReasons.find((one) => one === row.endReason) ?? null,
    since: startsOn === null ? null : isoDay(startsOn),
    until: endsOn === null ? null : isoDay(endsOn),
    steps: (stepsOf.get(row.id) ?? []).map(({ holderId: _holder, happenedOn, ...step }) => ({
      ...step,
      step: statusOf(step.step),
      day: isoDay(happenedOn),
    })),
  }));
}

export function isInForce(status: string): boolean {
  return inForce.some((one) => one === status);
}

function statusOf(text: string): HolderStatus {
  return holderStatuses.find((one) => one === text) ?? "recommended";
}
