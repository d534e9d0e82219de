import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { handledWith, handledWithSteps } from "./handled-with";
import { reopenUntilOf } from "./reopening";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { callBackChannels } from "../rules/call-back";
import { mayHurry } from "../rules/hurry";
import { known } from "../rules/known";
import { isRated } from "../rules/rating";
import { endedTicketStatuses } from "../rules/statuses";
import { ticketVerbOpen } from "../rules/workflow";

// What visitors and the holders of receipts read. A receipt shows its one ticket; the names of
// staff, internal notes and other organizations' papers are not among it.

/** What a resident may choose from, in the order of the catalogue. */
export async function reportCategories({ actor, tx }: Scope) {
  const rows = await tx.category.findMany({
    where: { tenantId: actor.tenantId, active: true },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true, name: true, parentId: true },
  });
  return rows
    .filter((row) => row.parentId === null)
    .flatMap((group) =>
      rows
        .filter((row) => row.parentId === group.id)
        .map((row) => ({ id: row.id, name: row.name, group: group.name })),
    );
}

/** The query code that belongs to a submission; told once, right after it. */
export function codeOfSubmission(key: string): string {
  return receiptCode(key);
}

export type OwnTicket = NonNullable<Awaited<ReturnType<typeof ticketOfReceipt>>>;

/** The ticket that the receipt opens, as its holder may see it. */
export async function ticketOfReceipt(scope: Scope) {
  const { actor, tx } = scope;
  if (actor.ticketId === null) return null;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: actor.ticketId },
    select: ticketColumns,
  });
  if (ticket === null) return null;
  const own = { tenantId: actor.tenantId, ticketId: ticket.id };
  const events = await tx.event.findMany({
    where: { ...own, forResident: true },
    orderBy: { seq: "desc" },
    take: 100,
    select: { seq: true, name: true, at: true, actorKind: true, payload: true },
  });
  const messages = await tx.message.findMany({
    where: { ...own, audience: "resident" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, side: true, body: true, at: true },
  });
  const photos = await tx.attachment.findMany({
    // Photos of a result that its leader has not signed yet are not told.
    where: {
      ...own,
      forResident: true,
      ...(ticket.resolvedAt === null ? { purpose: "report" } : {}),
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, purpose: true },
  });
  const result = ticket.resolvedAt === null ? null : await ownResult(scope);
  const openUntil = await reopenUntilOf(scope, ticket);
  const ratings = await tx.rating.findMany({
    where: own,
    orderBy: { round: "desc" },
    take: 1,
    select: {
      round: true,
      contacted: true,
      solved: true,
      satisfied: true,
      comment: true,
      calledBy: true,
    },
  });
  const rating = ratings.find((one) => one.round === ticket.round) ?? null;
  const lead = ticket.leadTicketId === null ? null : await handledWith(scope);
  const steps = lead === null ? [] : await handledWithSteps(scope);
  const { placeNames, leadName, path: _path, leadTicketId, hurried, hurriedAt, ...others } = ticket;
  const { contestedAt, upheldAt, reasonCode: _code, ...rest } = others;
  const waits = ticket.status === "linked" && lead !== null;
  const due = waits ? lead : ticket;
  const mayUrge = ticketVerbOpen("hurry", ticket.status, "resident")
    ? mayHurry({ ...ticket, dueAt: due.dueAt }, actor.now, await clockworkOf(scope, ticket.path))
    : null;
  return {
    ...rest,
    place: placeNames,
    dueAt: due.dueAt,
    dueProvisional: due.dueProvisional,
    responsible: (waits ? lead.responsible : leadName) ?? officeOf(placeNames),
    /** Handled together with another matter, or refused because that one is handled already. */
    handledWith:
      lead === null
        ? null
        : { number: lead.number, status: lead.status, people: lead.people, steps },
    /** How often the resident has urged, and from when it may be again; null = not any more. */
    hurry:
      mayUrge === null
        ? null
        : {
            count: hurried,
            at: hurriedAt,
            may: mayUrge.ok,
            from: mayUrge.ok || mayUrge.from === null ? null : new Date(mayUrge.from),
          },
    /** What was done, and how the organization says that it answered (T14). */
    result,
    ended: endedTicketStatuses.some((status) => status === ticket.status),
    /** An objection to how it ended, and what the superior who stays with it says. */
    contest:
      contestedAt === null
        ? null
        : {
            at: contestedAt,
            upheldAt,
            answer:
              messages.find(
                ({ side, at }) =>
                  side === "area" &&
                  upheldAt !== null &&
                  // The database rounds its instant to a millisecond, the words carry it cut off.
                  Math.abs(at.getTime() - upheldAt.getTime()) <= 1,
              )?.body ?? null,
          },
    /** Until when the resident may dispute the result of a closed matter, or object to an end. */
    disputeUntil: openUntil === null ? null : new Date(openUntil),
    may: {
      dispute:
        openUntil !== null &&
        actor.now <= openUntil &&
        ticketVerbOpen("dispute", ticket.status, "resident"),
      contest:
        openUntil !== null &&
        actor.now <= openUntil &&
        ticket.contestedAt === null &&
        ticket.reasonCode !== "confidential" &&
        ticketVerbOpen("contest", ticket.status, "resident"),
      addFacts: ticketVerbOpen("addFacts", ticket.status, "resident"),
      declineReply:
        ticket.noReplyAt === null && ticketVerbOpen("declineReply", ticket.status, "resident"),
      withdraw: ticketVerbOpen("withdraw", ticket.status, "resident"),
      rate:
        rating === null &&
        !isRated(ticket) &&
        ticketVerbOpen("rate", ticket.status, "resident") &&
        (ticket.status !== "closed" ||
          (leadTicketId !== null && openUntil !== null && actor.now <= openUntil)),
    },
    events: events.map(({ seq, payload, ...event }) => ({
      ...event,
      id: String(seq),
      values: told.parse(payload),
    })),
    messages,
    photos,
    // Whoever called is not named to the resident.
    rating: rating && { ...rating, calledBy: rating.calledBy !== null },
  };
}

/** Of the result that has left its organization; null where it says nothing of it. */
async function ownResult({ tx }: Scope) {
  const [row] = await tx.$queryRaw<
    { measures: string; answered_how: string | null; answered_on: Date | null }[]
  >`select measures, answered_how, answered_on from sec.own_result()`;
  if (row === undefined) return null;
  const { measures, answered_how: how, answered_on: on } = row;
  return {
    measures,
    answered: how === null || on === null ? null : { how: known(callBackChannels, how), on },
  };
}

/** The file of a photo that the receipt's holder may see, or null. */
export async function photoOfReceipt({ actor, tx }: Scope, id: string): Promise<string | null> {
  const photo = await tx.attachment.findFirst({
    where: { tenantId: actor.tenantId, ticketId: actor.ticketId ?? "", id, forResident: true },
    select: { fileKey: true },
  });
  return photo?.fileKey ?? null;
}

// Of an event's payload only names of offices, the outcome and the number of a first case are told.
const word = z.string().default("").catch("");
const told = z
  .object({ organization: word, area: word, outcome: word, first: word })
  .catch({ organization: "", area: "", outcome: "", first: "" });

const ticketColumns = {
  id: true,
  path: true,
  number: true,
  placeNames: true,
  address: true,
  categoryName: true,
  resolvedAt: true,
  text: true,
  status: true,
  outcome: true,
  outcomeOrganization: true,
  outcomeReason: true,
  replyText: true,
  noReplyAt: true,
  reasonCode: true,
  contestedAt: true,
  upheldAt: true,
  wordsErasedAt: true,
  reportedPlace: true,
  ratedAt: true,
  leadTicketId: true,
  hurried: true,
  hurriedAt: true,
  round: true,
  version: true,
  registeredAt: true,
  leadName: true,
  dueAt: true,
  dueProvisional: true,
  closedAt: true,
} as const;

/** Before anybody was charged the street answers for it; without a street, the district. */
export function officeOf(placeNames: string): string {
  const [district = "", street] = placeNames.split(" ");
  return street ?? district;
}
