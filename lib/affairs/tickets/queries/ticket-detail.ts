import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { limitOf, reopenUntil, urgencies, type Clockwork } from "../rules/deadline";
import { assignmentFields, complainantFields, ticketFields, viewerOf } from "../rules/disclosure";
import { closedBecause } from "../rules/call-back";
import { escalationCauses } from "../rules/escalation";
import { exitCodes } from "../rules/exits";
import { known } from "../rules/known";
import { mayDesignate } from "../rules/designation";
import { isRated } from "../rules/rating";
import { ticketOutcomes } from "../rules/outcomes";
import { assignmentVerbsFor, ticketVerbsFor, type TicketButton } from "../rules/buttons";
import { ticketStatuses } from "../rules/statuses";
import { ticketSources, ticketTypes } from "../schema";
import { applicationFacts, applicationRows, shownApplication, tellsOfAsking } from "./applications";
import { organizationsAround, transferChoices, type CategoryChoice } from "./choices";
import { callBacksOf, groundOf } from "./call-backs";
import { clusterOf, membersOf, tellsOfCluster, wordsOfMembers } from "./cluster";
import { dispatchChoices } from "./dispatch-choices";
import { disclosedContact, revealedEvent } from "./disclosed";
import { historyOf, lastReveal, photosOf, ratingsOf, reportPhotos, threadOf } from "./matter";
import { categoriesAndRoute, limitFrom } from "./routes";
import { suggestFor } from "./suggest";
import { hasInterest } from "./interest";
import { helpersOf } from "./parts";
import { workCards } from "./work-cards";
import { isoOrNull, shownWork } from "./work-shown";

export type TicketDetail = Awaited<ReturnType<typeof ticketDetail>>;

/** What a page leaves out, or has already. */
export interface DetailParts {
  /** Who raised it: a page without the block about the complainant need not know. */
  complainant?: boolean | undefined;
  /** To where it may be transferred: hundreds of places, for one form. */
  areas?: boolean | undefined;
  /** To whom a part may be given, for one form. */
  helpers?: boolean | undefined;
  /** Left out: with those who can be named as complained about while the matter is in work. */
  against?: boolean | undefined;
  clockwork?: Clockwork | undefined;
  /** What is proposed while the ticket waits to be sent out: to whom, or what it may repeat as well. */
  suggest?: "organizations" | "all" | undefined;
}

/**
 * One ticket for staff of areas, with what may be done with it now. At most eleven statements: what
 * only a form needs is read only when the form is allowed. Not visible is not found.
 */
export async function ticketDetail(
  scope: Scope,
  id: string,
  {
    complainant: withComplainant = true,
    areas: withAreas = true,
    helpers: withHelpers = true,
    against: withAgainst = true,
    ...given
  }: DetailParts = {},
) {
  const { actor, tx } = scope;
  if (!z.uuid().safeParse(id).success || viewerOf(actor) !== "area") throw notFound();
  const here = { tenantId: actor.tenantId, ticketId: id };
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: ticketFields.area,
  });
  if (ticket === null) throw notFound();
  const complainant = withComplainant
    ? await tx.complainant.findFirst({ where: here, select: complainantFields.area })
    : null;
  const history = await historyOf(scope, id);
  const sentOut = history.some(
    ({ name }) => name === "ticket.dispatched" || name === "assignment.self_solved",
  );
  const assignments = sentOut
    ? await tx.assignment.findMany({
        where: here,
        orderBy: { dispatchedAt: "desc" },
        select: assignmentFields.area,
      })
    : [];
  const photos = await photosOf(scope, id);
  const sent = reportPhotos(photos);
  const cluster = tellsOfCluster(ticket, history) ? await clusterOf(scope, ticket) : null;
  const said = await threadOf(scope, id, membersOf(cluster));
  const thread = said.filter(({ ticketId }) => ticketId === id);
  const ratings = ticket.ratedAt === null ? [] : await ratingsOf(scope, id);
  const clockwork = given.clockwork ?? (await clockworkOf(scope, ticket.path));
  const { categories, route, leadName } = await categoriesAndRoute(scope, ticket);
  const category = categories.find((one) => one.id === ticket.categoryId);

  const lead = assignments.find((one) => one.id === ticket.leadAssignmentId);
  const cards = await workCards(scope, id, history);
  const urgency = known(urgencies, ticket.urgency ?? category?.urgency ?? "routine");
  const facts = {
    reopenUntil:
      ticket.status === "closed" && ticket.closedAt !== null
        ? reopenUntil({ closedAt: ticket.closedAt.getTime() }, clockwork).at
        : null,
    interested: ticket.complainedId !== null && (await hasInterest(scope, id)),
  };
  const ticketVerbs = ticketVerbsFor(actor, ticket, facts).filter(
    (verb) =>
      // Whoever leads others is linked to nobody.
      (verb !== "link" || (cluster?.joined ?? 0) === 0) &&
      (verb !== "releasePhotos" || sent.length > 0) &&
      (verb !== "nameComplained" || withAgainst) &&
      // A result that lies with the lead's leader takes no more parts.
      (verb !== "addCo" || lead?.status !== "sign_off"),
  );
  const called = ticket.status === "callback" || history.some(({ name }) => callEvents.has(name));
  const calls = called ? await callBacksOf(scope, id) : [];
  const round = { round: ticket.round, rated: isRated(ticket), noReply: ticket.noReplyAt !== null };
  const ground = groundOf(calls, round, clockwork.settings);
  // Only where something was ever asked for is there something to read.
  const asked = tellsOfAsking(history) ? await applicationRows(scope, { ticketId: id }) : [];
  const verbsOn = (one: (typeof assignments)[number]) =>
    assignmentVerbsFor(actor, one, {
      returnsLeft: 0,
      ground,
      noReply: round.noReply,
      applications: applicationFacts(asked, one, clockwork),
      ...cards.of(one.id),
    });
  const leadVerbs = lead === undefined ? [] : verbsOn(lead);
  const parts =
    lead === undefined ? [] : assignments.filter((one) => one.leadAssignmentId === lead.id);
  const can = (verb: TicketButton) => ticketVerbs.includes(verb);
  const contact =
    withComplainant && can("reveal")
      ? await disclosedContact(scope, id, lastReveal(history, revealedEvent(actor)))
      : null;

  const needsOrganizations =
    can("dispatch") ||
    can("reclassify") ||
    (withAgainst && can("nameComplained")) ||
    (withHelpers && can("addCo")) ||
    ticket.complainedId !== null;
  const organizations = needsOrganizations
    ? await organizationsAround(scope, ticket, route?.organizationId ?? null)
    : { toSend: [], against: [] };
  const suggestion =
    given.suggest !== undefined && can("dispatch")
      ? await suggestFor(
          scope,
          id,
          ticket,
          given.suggest === "all" && can("link") ? clockwork.settings : null,
        )
      : null;
  const needsAreas = can("locate") || (withAreas && can("transfer"));
  const areas = needsAreas ? await transferChoices(scope) : [];

  return {
    now: new Date(actor.now).toISOString(),
    id: ticket.id,
    version: ticket.version,
    number: ticket.number,
    title: ticket.title,
    text: ticket.text,
    status: known(ticketStatuses, ticket.status),
    urgency: ticket.urgency === null ? null : known(urgencies, ticket.urgency),
    source: known(ticketSources, ticket.source),
    type: known(ticketTypes, ticket.type),
    categoryId: ticket.categoryId,
    categoryName: category === undefined ? ticket.categoryName : categoryText(category),
    // As it was when the matter was sent out; before that as the catalogue has it today.
    closing: lead === undefined ? (route?.closing ?? null) : lead.closing,
    physical: ticket.physical,
    placeNames: ticket.placeNames,
    /** Where it was said to be, where somebody has found another place since. */
    reportedPlace: ticket.reportedPlace,
    address: ticket.address,
    areaId: ticket.areaId,
    point:
      ticket.lng === null || ticket.lat === null
        ? null
        : { lng: Number(ticket.lng), lat: Number(ticket.lat) },
    externalNumber: ticket.externalNumber,
    externalDueAt: isoOrNull(ticket.externalDueAt),
    registeredAt: ticket.registeredAt.toISOString(),
    dueAt: isoOrNull(ticket.dueAt),
    dueProvisional: ticket.dueProvisional,
    resolvedAt: isoOrNull(ticket.resolvedAt),
    closedAt: isoOrNull(ticket.closedAt),
    closeUnratedAt: isoOrNull(ticket.closeUnratedAt),
    /** The resident objects to how it ended, and since when a superior has stayed with it. */
    contestedAt: isoOrNull(ticket.contestedAt),
    upheldAt: isoOrNull(ticket.upheldAt),
    outcome: ticket.outcome === null ? null : known(ticketOutcomes, ticket.outcome),
    outcomeOrganization: ticket.outcomeOrganization,
    outcomeReason: ticket.outcomeReason,
    reasonCode: ticket.reasonCode === null ? null : known(exitCodes, ticket.reasonCode),
    escalatedFor:
      ticket.escalatedFor === null ? null : known(escalationCauses, ticket.escalatedFor),
    replyText: ticket.replyText,
    round: ticket.round,
    claim:
      ticket.claimedAt === null
        ? null
        : {
            by: ticket.claimedByName ?? "",
            at: ticket.claimedAt.toISOString(),
            mine: ticket.claimedByDutyId === actor.dutyId,
          },
    complainedId: ticket.complainedId,
    complainedName:
      organizations.against.find((one) => one.id === ticket.complainedId)?.shortName ?? null,
    complainant,
    /** The viewer serves on the side complained about, and may not know who raised it. */
    interested: facts.interested,
    contact: contact === null ? null : { ...contact, until: new Date(contact.until).toISOString() },
    photos: sent,
    messages: thread.filter(({ audience }) => audience === "resident"),
    notes: thread.filter(({ audience }) => audience === "internal"),
    history,
    ratings,
    calls,
    noReply: round.noReply,
    closedBecause:
      ticket.closedBecause === null ? null : known(closedBecause, ticket.closedBecause),
    lead: lead === undefined ? null : shownWork(lead, photos, clockwork.calendar, history),
    parts: parts.map((one) => ({
      ...shownWork(one, photos, clockwork.calendar),
      ...cards.of(one.id),
      verbs: verbsOn(one),
    })),
    applications: asked.flatMap((one) => {
      const of = assignments.find((assignment) => assignment.id === one.assignmentId);
      return of === undefined ? [] : [shownApplication(one, of, clockwork)];
    }),
    extension: clockwork.settings["extension.maxDays"],
    reviewAt: isoOrNull(ticket.reviewAt),
    consultWith: ticket.consultWith,
    consultDueAt: isoOrNull(ticket.consultDueAt),
    consultResult: ticket.consultResult,
    earlier: assignments
      .filter((one) => one !== lead && !parts.includes(one))
      .map((one) => shownWork(one, photos, clockwork.calendar)),
    ...cards.shown(lead?.id),
    ticketVerbs,
    leadVerbs,
    suggestion,
    cluster: cluster && { ...cluster, words: wordsOfMembers(cluster, said) },
    hurried: ticket.hurried,
    hurriedAt: isoOrNull(ticket.hurriedAt),
    why: {
      organization: leadName,
      urgency,
      number: route?.number ?? null,
      limit:
        limitFrom(lead?.limitValue ?? null, lead?.limitUnit ?? null) ??
        limitOf({ urgency, dispatchedAt: actor.now, limit: route?.limit }, clockwork),
    },
    dispatch: can("dispatch")
      ? dispatchChoices(actor.now, clockwork, {
          organizations: organizations.toSend,
          category,
          route,
          complainedId: ticket.complainedId,
          returnedBy: assignments
            .filter((one) => one.status === "returned")
            .map((one) => one.organizationId),
          designate: mayDesignate(actor, ticket),
          handledBy: assignments
            .filter((one) => one.status === "done")
            .map((one) => one.organizationId),
        })
      : null,
    /** To whom a part can still be given. */
    helpers:
      withHelpers && can("addCo")
        ? helpersOf(organizations.toSend, ticket.complainedId, assignments)
        : [],
    categories: can("reclassify") ? categories : [],
    organizations: can("reclassify") || can("nameComplained") ? organizations.against : [],
    areas,
  };
}

const callEvents: ReadonlySet<string> = new Set([
  "assignment.called_back",
  "assignment.call_missed",
  "assignment.called_at_due",
  "ticket.called_after_rating",
]);

function categoryText({ parentName, name }: CategoryChoice): string {
  return `${parentName} / ${name}`;
}

function notFound(): Refusal {
  return new Refusal("not-found", "refusal.notFound");
}
