import type { AssignmentButton, TicketButton } from "@/lib/affairs/tickets/rules/buttons";

/** In the order of the work: what moves the matter on, what sends it elsewhere, what is only said. */
export const workOrder = [
  "locate",
  "dispatch",
  "conclude",
  "signOff",
  "verify",
  "close",
  "callBack",
  "callAfterRating",
  "acceptReturn",
  "refuseReturn",
  "extend",
  "defer",
  "terminate",
  "refuseApplication",
  "callAtDue",
  "reviewDeferral",
  "resume",
  "accept",
  "arrive",
  "contact",
  "reportProgress",
  "submit",
  "deliver",
  "begin",
  "selfSolve",
  "sendBack",
  "redo",
  "confirmCard",
  "dismissCard",
  "raiseCard",
  "liftCard",
  "assignHandler",
  "addCo",
  "consult",
  "link",
  "unlink",
  "answer",
  "transfer",
  "reject",
  "overrule",
  "uphold",
  "reopen",
  "reclassify",
  "nameComplained",
  "recall",
  "waive",
  "requestReturn",
  "releasePhotos",
  "askExtension",
  "askDeferral",
  "askTermination",
  "withdrawApplication",
  "urge",
  "reply",
  "instruct",
  "revealPhone",
  "reveal",
  "note",
  "remark",
] as const satisfies readonly (TicketButton | AssignmentButton)[];

/** What staff do; the resident's verbs are the portal's. */
export type Verb = (typeof workOrder)[number];

export function isVerb(text: string): text is Verb {
  return workOrder.some((verb) => verb === text);
}

/** One of them stands open at once when it is allowed: it is what the matter waits for. */
const mains: readonly Verb[] = [
  "locate",
  "dispatch",
  "conclude",
  "signOff",
  "verify",
  "close",
  "callBack",
  "callAfterRating",
  "acceptReturn",
  "extend",
  "defer",
  "terminate",
  "callAtDue",
  "accept",
  "arrive",
  "contact",
  "submit",
  "deliver",
  "selfSolve",
];

export function inWorkOrder<Entry extends { verb: Verb }>(entries: readonly Entry[]): Entry[] {
  return workOrder.flatMap((verb) => entries.filter((entry) => entry.verb === verb));
}

/**
 * The verb whose form is open. Somebody who has spoken with the resident already goes on to the
 * result; before that, speaking comes first (DOMAIN §2.4, T7).
 */
export function mainVerb(
  verbs: readonly Verb[],
  facts: { contacted?: boolean | undefined } = {},
): Verb | undefined {
  return mains.find(
    (verb) =>
      verbs.includes(verb) &&
      !(
        verb === "contact" &&
        facts.contacted === true &&
        (verbs.includes("submit") || verbs.includes("deliver"))
      ),
  );
}
