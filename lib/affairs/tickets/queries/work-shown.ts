import "server-only";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { dueWhyOf, type DueWhy } from "../rules/due-why";
import type { PhotoRow } from "./matter";
import { callBackChannels } from "../rules/call-back";
import { urgencies } from "../rules/deadline";
import type { assignmentFields } from "../rules/disclosure";
import { known } from "../rules/known";
import { statedOutcomes } from "../rules/outcomes";
import { assignmentStatuses } from "../rules/statuses";
import { limitFrom } from "./routes";

type Row = {
  [Field in keyof typeof assignmentFields.organization]: Field extends DateField
    ? Date
    : Field extends OptionalDateField
      ? Date | null
      : Field extends FlagField
        ? boolean
        : Field extends "version" | "round"
          ? number
          : Field extends "limitValue"
            ? number | null
            : Field extends OptionalField
              ? string | null
              : string;
};
type DateField =
  | "dispatchedAt"
  | "acceptBy"
  | "recallUntil"
  | "returnUntil"
  | "firstContactBy"
  | "dueAt"
  | "originalDueAt";
type OptionalDateField =
  | "answeredOn"
  | "acceptedAt"
  | "firstContactAt"
  | "arrivedAt"
  | "dueCalledAt"
  | "submittedAt"
  | "closeUnratedAt"
  | "endedAt"
  | "reviewAt";
type FlagField =
  | "physical"
  | "mayCall"
  | "signOff"
  | "selfSolved"
  | "returnable"
  | "adjudicated"
  | "dueProvisional";
type OptionalField =
  | "leadAssignmentId"
  | "acceptedBy"
  | "arrivedBy"
  | "limitUnit"
  | "closing"
  | "shortenReason"
  | "handlerId"
  | "handlerName"
  | "returnReason"
  | "returnText"
  | "returnReference"
  | "decisionText"
  | "result"
  | "measures"
  | "answeredHow"
  | "outcome"
  | "outcomeReason"
  | "lateReason"
  | "verifyText"
  | "redoReason";

export type WorkShown = ReturnType<typeof workOf>;

/** An assignment as screens show it: instants in ISO 8601, closed lists narrowed. */
export function workOf(row: Row) {
  const { path: _path, ticketId: _ticketId, limitValue, limitUnit, ...more } = row;
  const { answeredHow: _how, answeredOn: _on, ...rest } = more;
  return {
    ...rest,
    status: known(assignmentStatuses, row.status),
    urgency: known(urgencies, row.urgency),
    part: known(["lead", "co"], row.part),
    /** As printed on the order; null on orders from before the catalogue. */
    limit: limitFrom(limitValue, limitUnit),
    outcome: row.outcome === null ? null : known(statedOutcomes, row.outcome),
    /** How and on which day the resident was answered. */
    answered:
      row.answeredHow === null || row.answeredOn === null
        ? null
        : { how: known(callBackChannels, row.answeredHow), on: dayOf(row.answeredOn) },
    dispatchedAt: row.dispatchedAt.toISOString(),
    acceptBy: row.acceptBy.toISOString(),
    acceptedAt: isoOrNull(row.acceptedAt),
    recallUntil: row.recallUntil.toISOString(),
    returnUntil: row.returnUntil.toISOString(),
    firstContactBy: row.firstContactBy.toISOString(),
    firstContactAt: isoOrNull(row.firstContactAt),
    arrivedAt: isoOrNull(row.arrivedAt),
    dueCalledAt: isoOrNull(row.dueCalledAt),
    dueAt: row.dueAt.toISOString(),
    originalDueAt: row.originalDueAt.toISOString(),
    reviewAt: isoOrNull(row.reviewAt),
    submittedAt: isoOrNull(row.submittedAt),
    closeUnratedAt: isoOrNull(row.closeUnratedAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

/** A day of the calendar, as the database's type date is read. */
export function dayOf(on: Date): string {
  return on.toISOString().slice(0, 10);
}

export function isoOrNull(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** The same with the photos that belong to it. */
export function shownWork(
  row: Parameters<typeof workOf>[0],
  photos: readonly PhotoRow[],
  calendar: WorkCalendar,
  history: readonly { name: string }[] = [],
): WorkShown & { photos: PhotoRow[]; dueWhy: DueWhy } {
  const work = workOf(row);
  const order = {
    dispatchedAt: row.dispatchedAt.getTime(),
    dueAt: row.dueAt.getTime(),
    limit: work.limit,
  };
  return {
    ...work,
    dueWhy: dueWhyOf(order, calendar, extensionsIn(history)),
    photos: photos.filter((photo) => photo.assignmentId === row.id && isProof(photo)),
  };
}

/** Of an organization's own result: neither what the resident sent nor what its helpers gave. */
export function isProof({ purpose }: Pick<PhotoRow, "purpose">): boolean {
  return purpose !== "report" && purpose !== "part";
}

/** How often the history says that the lead was given more time. */
export function extensionsIn(history: readonly { name: string }[]): number {
  return history.filter(({ name }) => name === "assignment.extended").length;
}
