import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import { dueWhyOf } from "../rules/due-why";
import { limitFrom } from "./routes";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { assignmentFields, viewerOf } from "../rules/disclosure";
import { assignmentVerbsFor } from "../rules/buttons";
import { answerStart, photosMissing, signingOf } from "../rules/result";
import { stillReturnable } from "../rules/return-guards";
import { applicationFacts, applicationRows, shownApplication } from "./applications";
import { disclosedContact, revealedEvent } from "./disclosed";
import { hasInterest } from "./interest";
import {
  historyOf,
  lastReveal,
  photosOf,
  threadOf,
  type EventRow,
  type MessageRow,
} from "./matter";
import { partsOf } from "./parts";
import { resultAsks } from "./result-asks";
import { returnsLeft } from "./returns";
import { ownCards } from "./work-cards";
import { dayOf, extensionsIn, isProof, workOf } from "./work-shown";

export type AssignmentDetail = Awaited<ReturnType<typeof assignmentDetail>>;

/**
 * What one organization was sent, for its own people: the task as released, never the ticket's text
 * and nothing of the complainant. At most twelve statements.
 */
export async function assignmentDetail(scope: Scope, id: string) {
  const { actor, tx } = scope;
  if (!z.uuid().safeParse(id).success || viewerOf(actor) !== "organization") throw notFound();
  const row = await tx.assignment.findFirst({
    where: { tenantId: actor.tenantId, id, organizationId: actor.organizationId ?? "" },
    select: assignmentFields.organization,
  });
  if (row === null) throw notFound();
  const photos = await photosOf(scope, row.ticketId, id);
  const messages = await threadOf(scope, row.ticketId);
  const history = await historyOf(scope, row.ticketId);
  const clockwork = await clockworkOf(scope, row.path);
  const asked = await applicationRows(scope, { assignmentId: id });
  const asksLeft = { returnsLeft: await returnsLeft(scope, row, clockwork.settings) };
  const verbs = assignmentVerbsFor(actor, row, {
    ...asksLeft,
    applications: applicationFacts(asked, row, clockwork),
    interested: row.mayCall && (await hasInterest(scope, row.ticketId)),
  });
  const contact = row.mayCall
    ? await disclosedContact(scope, row.ticketId, lastReveal(history, revealedEvent(actor)))
    : null;
  const asks = verbs.includes("submit") ? await resultAsks(scope, id) : null;
  const parts = await partsOf(scope, id);
  const people = verbs.includes("assignHandler") ? await colleagues(scope, row.ticketId) : [];
  const proofs = photos.filter(isProof);
  const stored = (purpose: string) => ({
    stored: proofs.filter((photo) => photo.purpose === purpose).length,
    added: 0,
  });
  return {
    now: new Date(actor.now).toISOString(),
    ...workOf(row),
    handler:
      row.handlerId === null
        ? null
        : { name: row.handlerName ?? "", mine: row.handlerId === actor.personId },
    released: photos.filter((photo) => photo.purpose === "report"),
    proofs,
    /** What a result must still be seen by. */
    missing: photosMissing({ ...row, before: stored("before"), after: stored("after") }),
    messages,
    history,
    /** Before a result: what the answer begins with where one is waited for, and why a leader signs. */
    answer: asks?.answer === true ? answerFrom(scope, row, messages, history) : null,
    signing: asks === null ? null : signingOf(row, asks),
    /** Whether the organization may still ask to return it, whoever looks. */
    mayReturn: stillReturnable(actor, row, asksLeft),
    dueWhy: dueWhyOf(
      {
        dispatchedAt: row.dispatchedAt.getTime(),
        dueAt: row.dueAt.getTime(),
        limit: limitFrom(row.limitValue, row.limitUnit),
      },
      clockwork.calendar,
      extensionsIn(history),
    ),
    cards: await ownCards(scope, id, history),
    /** Of a lead: what its helpers do. Of a helper: who leads. */
    parts: row.part === "lead" ? parts : [],
    ledBy: row.part === "lead" ? null : (parts[0]?.organizationName ?? null),
    applications: asked.map((one) => shownApplication(one, row, clockwork)),
    extension: clockwork.settings["extension.maxDays"],
    verbs,
    people,
    contact: contact === null ? null : { ...contact, until: new Date(contact.until).toISOString() },
  };
}

/** The answer of this round, as far as the organization has said it already. */
function answerFrom(
  { actor }: Scope,
  row: { firstContactAt: Date | null; answeredHow: string | null; answeredOn: Date | null },
  messages: readonly MessageRow[],
  history: readonly EventRow[],
) {
  const dayAt = (at: number) => localDate(at, actor.tenant.timeZone);
  const back = history.find(({ name }) => goneBack.has(name));
  const again = back?.name === "assignment.redone" ? Date.parse(back.at) : 0;
  const { answeredHow: how, answeredOn: on } = row;
  // What its leader sent back is of this round still; what the street sent back is not.
  const stated = again > 0 || how === null || on === null ? null : { how, on: dayOf(on) };
  return answerStart(
    stated,
    messages
      .filter(({ audience, side }) => audience === "resident" && side === "organization")
      .map(({ at }) => ({ at: Date.parse(at), on: dayAt(Date.parse(at)) })),
    { since: Math.max(row.firstContactAt?.getTime() ?? 0, again), today: dayAt(actor.now) },
  );
}

const goneBack: ReadonlySet<string> = new Set(["assignment.redone", "assignment.sent_back"]);

/** A person of the organization, as the list of handlers shows them. */
export interface Colleague {
  id: string;
  name: string;
  /** The last day away, and who stands in meanwhile. */
  absentTo: string | null;
  deputy: string | null;
  recused: boolean;
}

/** Staff of areas open an assignment inside its ticket. */
export async function ticketOfAssignment({ actor, tx }: Scope, id: string): Promise<string> {
  const row = z.uuid().safeParse(id).success
    ? await tx.assignment.findFirst({
        where: { tenantId: actor.tenantId, id },
        select: { ticketId: true },
      })
    : null;
  if (row === null) throw notFound();
  return row.ticketId;
}

/** Whom the organization can hand it to: its people in force, with what speaks against one. */
async function colleagues({ tx }: Scope, ticketId: string): Promise<Colleague[]> {
  const rows = await tx.$queryRaw<
    { id: string; name: string; absentTo: Date | null; deputy: string | null; recused: boolean }[]
  >`select person_id as id, person_name as name, absent_to as "absentTo", deputy_name as deputy, recused
    from sec.colleagues(${ticketId}::uuid)`;
  return rows.map(({ absentTo, ...row }) => ({
    ...row,
    absentTo: absentTo?.toISOString().slice(0, 10) ?? null,
  }));
}

function notFound(): Refusal {
  return new Refusal("not-found", "refusal.notFound");
}
