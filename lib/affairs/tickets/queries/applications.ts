import "server-only";
import type { Duration } from "@/lib/platform/core/duration";
import { districtDefersFrom } from "@/lib/parts/clocks/rules/long-deferral";
import type { Scope } from "@/lib/platform/db/scope";
import {
  applicationKinds,
  applicationStatuses,
  type ApplicationFacts,
} from "../rules/applications";
import { extendedDueAt, extensionUntil, type Clockwork } from "../rules/deadline";
import { known } from "../rules/known";
import { isoOrNull } from "./work-shown";

export type ApplicationShown = ReturnType<typeof shownApplication>;
type Row = Awaited<ReturnType<typeof applicationRows>>[number];

/** Everything that was asked for about one ticket, or by one organization; the newest first. */
export async function applicationRows(
  { actor, tx }: Scope,
  of: { ticketId: string } | { assignmentId: string },
) {
  return tx.application.findMany({
    where: { tenantId: actor.tenantId, ...of },
    orderBy: [{ appliedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      assignmentId: true,
      organizationName: true,
      kind: true,
      status: true,
      round: true,
      reasonCode: true,
      reason: true,
      told: true,
      days: true,
      plan: true,
      reviewAt: true,
      appliedAt: true,
      appliedDutyId: true,
      appliedPersonId: true,
      appliedName: true,
      grantedDays: true,
      decisionText: true,
      decidedAt: true,
      decidedName: true,
    },
  });
}

/** What the rules must know of them to let somebody ask or decide. */
export function applicationFacts(
  rows: readonly Row[],
  assignment: { id: string; round: number; dueAt: Date },
  clockwork: Clockwork,
) {
  const own = rows.filter(({ assignmentId }) => assignmentId === assignment.id);
  const waiting = own.find(({ status }) => status === "pending");
  const granted = own.filter(
    ({ kind, status, round }) =>
      kind === "extension" && status === "granted" && round === assignment.round,
  );
  const { settings } = clockwork;
  const facts: ApplicationFacts = {
    pending:
      waiting === undefined
        ? null
        : {
            kind: known(applicationKinds, waiting.kind),
            appliedDutyId: waiting.appliedDutyId,
            appliedPersonId: waiting.appliedPersonId,
            districtOnly:
              waiting.reviewAt !== null &&
              // From the asking, as the ladder counts: a day's wait makes no long deferral a short one.
              waiting.reviewAt.getTime() >=
                districtDefersFrom(waiting.appliedAt.getTime(), clockwork),
          },
    extensionsLeft: settings["extension.maxTimes"] - granted.length,
    extensionUntil: extensionUntil({ dueAt: assignment.dueAt.getTime() }, clockwork),
  };
  const used = granted.reduce((sum, { grantedDays }) => sum + (grantedDays ?? 0), 0);
  return {
    ...facts,
    /** The row behind `pending`. */
    waiting: waiting ?? null,
    /** How many days may still be granted, in the unit of the district. */
    daysLeft: Math.max(0, settings["extension.maxDays"].value - used),
  };
}

/** One of them as screens show it. */
export function shownApplication(row: Row, assignment: { dueAt: Date }, clockwork: Clockwork) {
  const { appliedDutyId: _duty, appliedPersonId: _person, ...rest } = row;
  const unit = clockwork.settings["extension.maxDays"].unit;
  const limit = (value: number | null): Duration | null =>
    value === null ? null : { value, unit };
  return {
    ...rest,
    kind: known(applicationKinds, row.kind),
    status: known(applicationStatuses, row.status),
    asked: limit(row.days),
    granted: limit(row.grantedDays),
    /** The due time if all is granted that is asked for. */
    dueIfGranted:
      row.status !== "pending" || row.days === null
        ? null
        : new Date(
            extendedDueAt({ dueAt: assignment.dueAt.getTime(), days: row.days }, clockwork).at,
          ).toISOString(),
    reviewAt: isoOrNull(row.reviewAt),
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: isoOrNull(row.decidedAt),
  };
}

const askingEvents: ReadonlySet<string> = new Set([
  "assignment.extension_asked",
  "assignment.deferral_asked",
  "assignment.termination_asked",
]);

/** Whether the history says that something was ever asked for. */
export function tellsOfAsking(history: readonly { name: string }[]): boolean {
  return history.some(({ name }) => askingEvents.has(name));
}
