import { expect, test } from "vitest";
import type { AssignmentFacts } from "@/lib/affairs/tickets/rules/placed";
import { canDoOnAssignment, canDoOnTicket } from "@/lib/affairs/tickets/rules/policy";
import { assignmentStatuses, ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { assignmentVerbs, ticketVerbs } from "@/lib/affairs/tickets/rules/workflow";
import { anAssignment, aTicket, everyRole } from "./cases";

// Every verb × every status × every role, inside the range and with every further guard open. A
// change of rights is a change of matrix.txt, which a reader sees.

const cards = [
  { id: "proposed", level: "yellow", status: "proposed" },
  { id: "issued", level: "normal", status: "issued" },
] as const;

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  const isKey = (key: string): key is Key => Object.hasOwn(table, key);
  return Object.keys(table).filter(isKey);
}

function lines(
  machine: string,
  verbs: readonly string[],
  statuses: readonly string[],
  may: (verb: string, status: string) => string[],
) {
  return verbs.flatMap((verb) =>
    statuses.flatMap((status) => {
      const roles = may(verb, status);
      return roles.length === 0 ? [] : [`${machine} ${verb} ${status}: ${roles.join(" ")}`];
    }),
  );
}

/** Every further guard open: nothing waits for who asks, the right thing waits for who decides. */
function factsFor(verb: string): AssignmentFacts {
  const kind = verb === "defer" ? "deferral" : verb === "terminate" ? "termination" : "extension";
  const pending = { kind, appliedDutyId: "x", appliedPersonId: "x", districtOnly: false } as const;
  return {
    returnsLeft: 1,
    cards,
    ground: "no_reply_wanted",
    applications: {
      pending: verb.startsWith("ask") ? null : pending,
      extensionsLeft: 1,
      extensionUntil: Number.MAX_SAFE_INTEGER,
    },
  };
}

/** What is done with a part of a matter and not with the matter itself. */
const ofParts: ReadonlySet<string> = new Set(["deliver", "waive"]);

/** Who is sent at once says when it was there; a key matter is reported on in stages. */
function urgencyFor(verb: string): string {
  return verb === "arrive" ? "urgent" : verb === "reportProgress" ? "key" : "routine";
}

/** After the end those rate whose matter was handled with another one. */
function leadFor(verb: string): string | null {
  return verb === "rate" ? "lead" : null;
}

/** What is put back must have been taken. */
function claimedFor(verb: string): string | null {
  return verb === "unclaim" ? "duty of a colleague" : null;
}

test("the rights are those of matrix.txt", async () => {
  const onTicket = keysOf(ticketVerbs);
  const onAssignment = keysOf(assignmentVerbs);
  const rows = [
    ...onTicket.flatMap((verb) =>
      lines("ticket", [verb], ticketStatuses, (_verb, status) =>
        everyRole.flatMap((actor) =>
          canDoOnTicket(
            actor,
            verb,
            aTicket({
              status,
              claimedByDutyId: claimedFor(verb),
              leadTicketId: leadFor(verb),
              lowScoreAt: new Date(0),
              contestedAt: verb === "uphold" ? new Date(0) : null,
            }),
            { reopenUntil: actor.now },
          ).ok
            ? actor.role
            : [],
        ),
      ),
    ),
    ...[false, true].flatMap((physical) =>
      onAssignment
        .filter((verb) => !physical || verb === "verify")
        .flatMap((verb) =>
          lines(
            physical ? "assignment (physical)" : "assignment",
            [verb],
            assignmentStatuses,
            (_verb, status) =>
              everyRole.flatMap((actor) => {
                const part = ofParts.has(verb) ? "co" : "lead";
                const handlerId = verb === "putBack" ? actor.personId : null;
                const urgency = urgencyFor(verb);
                const assignment = anAssignment({ status, physical, part, handlerId, urgency });
                const verdict = canDoOnAssignment(actor, verb, assignment, factsFor(verb));
                return verdict.ok ? actor.role : [];
              }),
          ),
        ),
    ),
  ];
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot("./matrix.txt");
});
