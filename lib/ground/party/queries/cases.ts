import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canDecideCase,
  canStepCase,
  caseStatuses,
  caseSteps,
  caseVerbs,
  mayBeWeak,
  type CaseStatus,
  type CaseStep,
  type CaseVerb,
} from "../rules/rectification";
import { headOf, type PartyHead } from "./head";

export interface CaseShown {
  id: string;
  version: number;
  status: CaseStatus;
  openedOn: string;
  dueOn: string | null;
  liftedOn: string | null;
  /** The day of the measures is over, and nobody has checked. */
  late: boolean;
  steps: { id: string; step: CaseStep; on: string; text: string; by: string }[];
  verbs: CaseVerb[];
}

export interface PartyCases {
  head: PartyHead;
  today: string;
  cases: CaseShown[];
  mayOpen: boolean;
}

const casesMax = 20;

/** The cases of one organization, the present one first. Three statements. */
export async function partyCases(scope: Scope, id: string): Promise<PartyCases> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const head = await headOf(scope, id);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await tx.partyCase.findMany({
    where: { tenantId, partyId: id },
    orderBy: [{ openedOn: "desc" }, { id: "desc" }],
    take: casesMax,
    select: {
      id: true,
      version: true,
      status: true,
      path: true,
      openedOn: true,
      dueOn: true,
      liftedOn: true,
    },
  });
  const steps = await tx.partyCaseStep.findMany({
    where: { tenantId, caseId: { in: rows.map((row) => row.id) } },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      caseId: true,
      step: true,
      happenedOn: true,
      text: true,
      enteredBy: true,
    },
  });
  const cases = rows.map(({ openedOn, dueOn, liftedOn, path, ...row }): CaseShown => {
    const status = caseStatuses.find((one) => one === row.status) ?? "found";
    return {
      ...row,
      status,
      openedOn: isoDay(openedOn),
      dueOn: dueOn === null ? null : isoDay(dueOn),
      liftedOn: liftedOn === null ? null : isoDay(liftedOn),
      late: status === "measures" && dueOn !== null && isoDay(dueOn) < today,
      steps: steps
        .filter(({ caseId }) => caseId === row.id)
        .map((one) => ({
          id: one.id,
          step: caseSteps.find((step) => step === one.step) ?? "found",
          on: isoDay(one.happenedOn),
          text: one.text,
          by: one.enteredBy,
        })),
      verbs: caseVerbs.filter((verb) => canStepCase(actor, verb, { path, status }).ok),
    };
  });
  return {
    head,
    today,
    cases,
    mayOpen:
      head.open &&
      mayBeWeak(head.kind) &&
      cases.every(({ liftedOn }) => liftedOn !== null) &&
      canDecideCase(actor, head).ok,
  };
}
