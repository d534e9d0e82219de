// Who is told of what: one row for each event of a ticket or an assignment. Every event needs a row
// (a test fails without); `nobody` is a decision too. Texts are data, under `notice.<kind>` in the
// messages. What everybody sees in the lists anyway is told to nobody (DOMAIN §11, N6).

/**
 * Whom a telling looks for, among the duties in force:
 * clerks, leaders - of the organization that handles; handler (leadHandler where a helper acts) - the person who handles there, or its
 * clerks while nobody does; dispatchers - of the ticket's street, of the district while the ticket
 * lies in its pool; secretaries - of the street; checkers - grid and community for a physical matter,
 * the street's dispatchers otherwise; registrar - who registered it; center - the district's dispatchers; above - the district's party organization, of what lies in its pool;
 * rung - whoever stands where the event of a clock has climbed to.
 */
export const audiences = [
  "clerks",
  "leaders",
  "handler",
  "leadHandler",
  "dispatchers",
  "secretaries",
  "checkers",
  "registrar",
  "center",
  "above",
  "rung",
] as const;
export type Audience = (typeof audiences)[number];

/**
 * When it may leave the house: now - at once, though not in quiet hours unless it is urgent and the
 * organization on duty is told; warning - in working hours (ANCHORS §6, wish 6); digest - with the
 * daily summary. In the inbox everything stands at once.
 */
export type NoticeClass = "now" | "warning" | "digest";

export interface Telling {
  readonly who: Audience;
  readonly class: NoticeClass;
  readonly kind: string;
  /** Only for matters that were dispatched as urgent, or of an urgent kind while nobody has decided. */
  readonly urgentOnly?: true;
}

/** In order of closeness: whom two rows fit is told by the first. */
export type Route = readonly Telling[];

export const nobody: Route = [];

// What is urgent by its category does not wait for the summary, by day as by night (DOMAIN §2.5).
const received: Route = [
  { who: "dispatchers", class: "now", kind: "receivedUrgent", urgentOnly: true },
  { who: "dispatchers", class: "digest", kind: "received" },
];

export const routes: Readonly<Record<string, Route>> = {
  "ticket.reported": received,
  "ticket.registered": received,
  "ticket.located": received,
  "ticket.transferred": [
    { who: "dispatchers", class: "digest", kind: "transferred" },
    { who: "registrar", class: "digest", kind: "transferred" },
  ],
  "ticket.rejected": [{ who: "registrar", class: "digest", kind: "rejected" }],
  "ticket.answered": [{ who: "registrar", class: "digest", kind: "answered" }],
  "ticket.passed_on": [{ who: "registrar", class: "digest", kind: "passedOn" }],
  "ticket.overruled": [{ who: "dispatchers", class: "now", kind: "overruled" }],
  "ticket.reopened": [{ who: "dispatchers", class: "digest", kind: "reopened" }],
  "ticket.disputed": [{ who: "dispatchers", class: "now", kind: "disputed" }],
  // An objection goes to those above whoever concluded; the desk reads what they decided.
  "ticket.contested": [
    { who: "secretaries", class: "now", kind: "contested" },
    { who: "center", class: "now", kind: "contested" },
    // In the pool the center itself has concluded.
    { who: "above", class: "now", kind: "contested" },
  ],
  "ticket.upheld": [{ who: "dispatchers", class: "digest", kind: "upheld" }],
  // A problem order goes to those above: the street's secretary and the district (T19).
  "ticket.escalated": [
    { who: "secretaries", class: "now", kind: "escalated" },
    { who: "center", class: "now", kind: "escalated" },
  ],
  "ticket.reclassified": nobody,
  // Who loses the work is told by the recall.
  "ticket.complained_named": nobody,
  "ticket.claimed": nobody,
  "ticket.unclaimed": nobody,
  "ticket.consulted": nobody,
  "ticket.concluded": nobody,
  // The lead's people know it from their desk; the resident is told below.
  "ticket.linked": nobody,
  "ticket.joined": nobody,
  "ticket.unlinked": nobody,
  "ticket.parted": nobody,
  "ticket.closed_with_lead": nobody,
  "ticket.released": [{ who: "dispatchers", class: "now", kind: "released" }],
  // By the resident. Whoever has the work reads the due time, the street that somebody waits.
  "ticket.hurried": [
    { who: "handler", class: "now", kind: "hurried" },
    { who: "dispatchers", class: "now", kind: "hurriedWaiting" },
  ],
  "ticket.dispatched": [
    { who: "clerks", class: "now", kind: "assigned" },
    { who: "leaders", class: "now", kind: "assignedUrgent", urgentOnly: true },
    { who: "registrar", class: "digest", kind: "dispatched" },
    // The district keeps an eye on what is urgent; the rest it finds in its lists.
    { who: "center", class: "digest", kind: "dispatched", urgentOnly: true },
  ],
  "ticket.designated": [{ who: "leaders", class: "now", kind: "designated" }],
  "ticket.self_solved": nobody,
  "ticket.withdrawn": [
    { who: "handler", class: "now", kind: "withdrawn" },
    { who: "dispatchers", class: "digest", kind: "withdrawn" },
  ],
  "ticket.facts_added": [
    { who: "handler", class: "now", kind: "factsAdded" },
    { who: "dispatchers", class: "digest", kind: "factsAdded" },
  ],
  "ticket.rated": [{ who: "dispatchers", class: "digest", kind: "rated" }],
  // Somebody is to ask why, also when it is closed already.
  "ticket.rated_low": [{ who: "dispatchers", class: "now", kind: "ratedLow" }],
  "ticket.called_after_rating": nobody,
  "ticket.reply_declined": nobody,
  "ticket.noted": nobody,
  "ticket.replied": nobody,
  "ticket.urged": [
    { who: "handler", class: "now", kind: "urged" },
    { who: "leaders", class: "now", kind: "urged" },
  ],
  "ticket.instructed": [{ who: "dispatchers", class: "now", kind: "instructed" }],
  "ticket.revealed": nobody,
  "ticket.recused": nobody,
  "ticket.anonymised": nobody,
  "ticket.recusal_lifted": nobody,
  // The district decides what the figures leave out; the street that asked reads the answer.
  "ticket.exclusion_asked": [{ who: "center", class: "digest", kind: "exclusionAsked" }],
  "ticket.excluded": [{ who: "dispatchers", class: "digest", kind: "exclusionDecided" }],
  "ticket.corrected": [{ who: "dispatchers", class: "digest", kind: "exclusionDecided" }],
  "ticket.exclusion_refused": [{ who: "dispatchers", class: "digest", kind: "exclusionDecided" }],
  "ticket.exclusion_lifted": nobody,
  // Whoever receives it is told once for all of it (duty.handed_over).
  "ticket.handed_over": nobody,
  "ticket.handed_back": nobody,
  "assignment.handed_over": nobody,
  "assignment.handed_back": nobody,
  "assignment.part_sent": [{ who: "clerks", class: "now", kind: "partAssigned" }],
  // The lead can go on when the last part is there (DOMAIN §2.6).
  "assignment.part_delivered": [{ who: "leadHandler", class: "now", kind: "partDelivered" }],
  "assignment.part_waived": [{ who: "clerks", class: "now", kind: "partEnded" }],
  "assignment.part_ended": [{ who: "clerks", class: "now", kind: "partEnded" }],
  "assignment.extension_asked": [{ who: "dispatchers", class: "now", kind: "extensionAsked" }],
  "assignment.extended": [{ who: "handler", class: "now", kind: "extended" }],
  "assignment.extension_refused": [{ who: "handler", class: "now", kind: "applicationRefused" }],
  "assignment.deferral_asked": [
    { who: "dispatchers", class: "now", kind: "deferralAsked" },
    // A long deferral is the district's to grant.
    { who: "center", class: "digest", kind: "deferralAsked" },
  ],
  "assignment.deferred": [{ who: "handler", class: "digest", kind: "deferred" }],
  "assignment.deferral_refused": [{ who: "handler", class: "now", kind: "applicationRefused" }],
  "assignment.deferral_reviewed": [{ who: "handler", class: "digest", kind: "deferralReviewed" }],
  "assignment.resumed": [{ who: "handler", class: "now", kind: "resumed" }],
  "assignment.termination_asked": [{ who: "dispatchers", class: "now", kind: "terminationAsked" }],
  "assignment.terminated": [
    { who: "handler", class: "digest", kind: "terminated" },
    { who: "registrar", class: "digest", kind: "terminated" },
  ],
  "assignment.termination_refused": [{ who: "handler", class: "now", kind: "applicationRefused" }],
  "assignment.application_withdrawn": nobody,
  "assignment.recalled": [{ who: "clerks", class: "now", kind: "recalled" }],
  "assignment.accepted": nobody,
  "assignment.accepted_late": [
    { who: "clerks", class: "now", kind: "acceptedLate" },
    { who: "leaders", class: "digest", kind: "acceptedLate" },
  ],
  "assignment.return_requested": [{ who: "dispatchers", class: "now", kind: "returnAsked" }],
  "assignment.returned": [{ who: "clerks", class: "digest", kind: "returned" }],
  "assignment.return_refused": [
    { who: "handler", class: "now", kind: "returnRefused" },
    { who: "leaders", class: "digest", kind: "returnRefused" },
  ],
  "assignment.handler_assigned": [{ who: "handler", class: "now", kind: "handed" }],
  "assignment.taken_on": nobody,
  "assignment.put_back": nobody,
  "assignment.contacted": nobody,
  "assignment.begun": nobody,
  // The street knows that somebody is there, and how a key matter stands.
  "assignment.arrived": [{ who: "dispatchers", class: "digest", kind: "arrived" }],
  "assignment.progress_reported": [
    { who: "dispatchers", class: "digest", kind: "progressReported" },
  ],
  "assignment.remarked": nobody,
  "assignment.revealed": nobody,
  "assignment.photos_released": [{ who: "handler", class: "digest", kind: "photosReleased" }],
  "assignment.photos_hidden": nobody,
  "assignment.submitted_for_sign_off": [{ who: "leaders", class: "now", kind: "toSign" }],
  "assignment.submitted": [{ who: "checkers", class: "now", kind: "toCheck" }],
  "assignment.signed_off": [
    { who: "checkers", class: "now", kind: "toCheck" },
    { who: "handler", class: "digest", kind: "signed" },
  ],
  "assignment.sent_back": [{ who: "handler", class: "now", kind: "sentBack" }],
  "assignment.verified": [{ who: "handler", class: "digest", kind: "verified" }],
  "assignment.self_solved": nobody,
  // The street has it again and sends it out; whoever sent it on may be a secretary.
  "assignment.unsettled": [{ who: "dispatchers", class: "now", kind: "reopened" }],
  "assignment.called_back": [{ who: "handler", class: "digest", kind: "rated" }],
  "assignment.call_missed": nobody,
  "assignment.called_at_due": nobody,
  "assignment.redone": [
    { who: "handler", class: "now", kind: "redo" },
    { who: "leaders", class: "digest", kind: "redo" },
  ],
  "assignment.closed": [
    { who: "handler", class: "digest", kind: "closed" },
    { who: "registrar", class: "digest", kind: "closed" },
  ],
  "assignment.closed_unrated": [
    { who: "handler", class: "digest", kind: "closed" },
    { who: "registrar", class: "digest", kind: "closed" },
  ],
  "assignment.card_issued": [
    { who: "handler", class: "now", kind: "carded" },
    { who: "leaders", class: "now", kind: "carded" },
  ],
  "assignment.due_corrected": [{ who: "handler", class: "digest", kind: "dueCorrected" }],
  "assignment.card_dismissed": nobody,
  "assignment.card_lifted": [
    { who: "handler", class: "digest", kind: "cardLifted" },
    { who: "leaders", class: "digest", kind: "cardLifted" },
  ],
  "clock.proposed": [
    { who: "dispatchers", class: "warning", kind: "cardProposed" },
    { who: "secretaries", class: "warning", kind: "cardProposed" },
  ],
  "clock.warned": [{ who: "handler", class: "warning", kind: "limitNear" }],
  "clock.passed": [{ who: "rung", class: "now", kind: "limitPassed" }],
  "clock.climbed": [{ who: "rung", class: "now", kind: "limitClimbed" }],
};

/** News about duties: whoever received work, whoever stands in (commands/duty-facts.ts). */
export const dutyTellings: Readonly<Record<string, string>> = {
  "duty.handed_over": "handedOver",
  "absence.begun": "deputyNamed",
  "absence.ended": "deputyEnded",
  "mobile.contact_due": "mobileContact",
};

/** Of what a resident who asked for it is told by text message, under `resident.<kind>`. */
export const residentTellings: Readonly<Record<string, string>> = {
  "ticket.reported": "received",
  "ticket.registered": "received",
  "ticket.dispatched": "dispatched",
  "assignment.verified": "result",
  "assignment.self_solved": "result",
  "assignment.unsettled": "again",
  "ticket.rejected": "ended",
  "ticket.answered": "ended",
  "ticket.passed_on": "passedOn",
  "assignment.terminated": "terminated",
  "ticket.overruled": "again",
  "ticket.upheld": "upheld",
  "ticket.reopened": "again",
  "assignment.redone": "redone",
  "assignment.extended": "extended",
  "assignment.deferred": "deferred",
  "assignment.resumed": "resumed",
  "ticket.self_solved": "ended",
  "assignment.closed": "ended",
  "assignment.closed_unrated": "ended",
  "ticket.linked": "linked",
  "ticket.unlinked": "alone",
  "ticket.released": "alone",
  "ticket.closed_with_lead": "ended",
};

/** Of danger to life and limb they hear at once, whatever the hour. */
export const urgentTellings: ReadonlySet<string> = new Set(["passedOn"]);

/** Of these those hear too whose own report is linked to the matter; its end is told them as their own. */
export const relayedTellings: ReadonlySet<string> = new Set([
  "dispatched",
  "result",
  "redone",
  "extended",
  "deferred",
  "resumed",
]);
