import "server-only";
import { messages } from "@/lib/platform/i18n/messages";
import type { Scope } from "@/lib/platform/db/scope";
import { exportMax, recordedExport } from "@/lib/platform/event-log/exports";
import { readAssignmentFilter } from "../rules/assignment-filter";
import { assignmentLook, type AssignmentLook } from "../rules/assignment-look";
import { known } from "../rules/known";
import { withoutTraces } from "@/lib/parts/traces/rules/personal-traces";
import { readTicketFilter } from "../rules/ticket-filter";
import { ticketStatuses, type TicketStatus } from "../rules/statuses";
import { assignmentCondition } from "./assignments-list";
import { ticketCondition } from "./ticket-condition";
import words from "../messages/zh-CN.json";

// What goes into a file: the matter and its handling. Nothing of the complainant, and not the full
// text, in which residents write about themselves and their neighbours. A file is carried on: of the
// first sentence it keeps nothing that tells who wrote it, and of a complaint about an organization, a
// street or a community no word at all (DOMAIN §2.13, 9).

const t = messages(words);

/** Ids of the tickets of a recorded export, newest first; null when there is no such export. */
export async function ticketExportIds(scope: Scope, key: string): Promise<string[] | null> {
  const filter = await recordedExport(scope, "ticket.export", key);
  if (filter === null) return null;
  const { where } = await ticketCondition(scope, readTicketFilter(filter));
  const rows = await scope.tx.ticket.findMany({
    where,
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take: exportMax,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export interface TicketExportRow {
  number: string;
  externalNumber: string;
  registeredAt: Date;
  source: string;
  type: string;
  categoryName: string;
  title: string;
  place: string;
  status: TicketStatus;
  outcome: string | null;
  outcomeOrganization: string;
  urgency: string | null;
  leadName: string;
  dispatchedAt: Date | null;
  firstContactAt: Date | null;
  dueAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  round: number;
  ratedContacted: boolean | null;
  ratedSolved: string | null;
  ratedSatisfied: string | null;
}

/** One batch, in the order of the ids. */
export async function ticketExportRows(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<TicketExportRow[]> {
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      externalNumber: true,
      registeredAt: true,
      source: true,
      type: true,
      categoryName: true,
      title: true,
      complainedId: true,
      placeNames: true,
      address: true,
      status: true,
      outcome: true,
      outcomeOrganization: true,
      urgency: true,
      leadName: true,
      dispatchedAt: true,
      firstContactAt: true,
      dueAt: true,
      resolvedAt: true,
      closedAt: true,
      round: true,
      ratedContacted: true,
      ratedSolved: true,
      ratedSatisfied: true,
    },
  });
  return inOrder(ids, rows).map(({ id: _id, placeNames, address, complainedId, ...row }) => ({
    ...row,
    title: complainedId === null ? withoutTraces(row.title, mark) : t("export.complaint"),
    externalNumber: row.externalNumber ?? "",
    leadName: row.leadName ?? "",
    outcomeOrganization: row.outcomeOrganization ?? "",
    place: [placeNames, address].filter(Boolean).join(" "),
    status: known(ticketStatuses, row.status),
  }));
}

/** Ids of the assignments of a recorded export, newest first; null when there is no such export. */
export async function assignmentExportIds(scope: Scope, key: string): Promise<string[] | null> {
  const filter = await recordedExport(scope, "assignment.export", key);
  if (filter === null) return null;
  const rows = await scope.tx.assignment.findMany({
    where: await assignmentCondition(scope, readAssignmentFilter(filter)),
    orderBy: [{ dispatchedAt: "desc" }, { id: "desc" }],
    take: exportMax,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export interface AssignmentExportRow {
  ticketNumber: string;
  part: string;
  categoryName: string;
  title: string;
  place: string;
  look: AssignmentLook;
  urgency: string;
  dispatchedAt: Date;
  acceptedAt: Date | null;
  firstContactAt: Date | null;
  dueAt: Date;
  submittedAt: Date | null;
  endedAt: Date | null;
  outcome: string | null;
  round: number;
  handlerName: string;
}

export async function assignmentExportRows(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<AssignmentExportRow[]> {
  const rows = await tx.assignment.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] } },
    select: {
      id: true,
      ticketNumber: true,
      part: true,
      categoryName: true,
      title: true,
      place: true,
      status: true,
      redoReason: true,
      urgency: true,
      dispatchedAt: true,
      acceptedAt: true,
      firstContactAt: true,
      dueAt: true,
      submittedAt: true,
      endedAt: true,
      outcome: true,
      round: true,
      handlerName: true,
    },
  });
  return inOrder(ids, rows).map(({ id: _id, status, redoReason, ...row }) => ({
    ...row,
    // What was taken back is no longer theirs, least of all when it is against them.
    title: status === "recalled" ? t("export.recalled") : withoutTraces(row.title, mark),
    look: assignmentLook(status, redoReason !== null),
    handlerName: row.handlerName ?? "",
  }));
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const mark = t("suggest.removed");
