import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";

export interface TermShown {
  id: string;
  number: number;
  startsOn: string;
  endsOn: string;
  current: boolean;
  /** Where it began on another day than the one after the end of the term before. */
  approvalNo: string | null;
  changeReason: string | null;
}

/** The terms of a council, the latest first. One statement. */
export async function termsOf({ actor, tx }: Scope, councilId: string): Promise<TermShown[]> {
  const rows = await tx.councilTerm.findMany({
    where: { tenantId: actor.tenantId, councilId, status: { in: ["current", "ended"] } },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      startsOn: true,
      endsOn: true,
      status: true,
      approvalNo: true,
      changeReason: true,
    },
  });
  return rows.map(({ startsOn, endsOn, status, ...row }) => ({
    ...row,
    startsOn: isoDay(startsOn),
    endsOn: isoDay(endsOn),
    current: status === "current",
  }));
}
