import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { command } from "@/lib/platform/command";
import { canDoOnRequest } from "../rules/requests";
import { revealInput } from "../schema/requests";
import { changeRequest } from "./change-request";
import { findRequest } from "./find-request";

/**
 * Opens who asks to one who verifies, or who has taken it, for a purpose, on record. Nothing of it is in
 * the result: queries/request-contact.ts shows it on the page for a quarter of an hour.
 */
export const revealRequest = command({
  name: "request.reveal",
  input: revealInput,
  output: doneOutput,
  find: (scope, { id }) => findRequest(scope, { id }),
  allow: (actor, request) => canDoOnRequest(actor, "reveal", request),
  run: async (scope, request, { text }) => {
    const { actor, tx } = scope;
    const [contact] = await tx.$queryRaw<{ known: boolean }[]>`
      select r.phone_cipher is not null as known from sec.reveal_request(${request.id}::uuid) r`;
    if (contact?.known !== true) throw new Refusal("forbidden", "wish.refused.noContact");
    await tx.audit.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        at: new Date(actor.now),
        path: actor.lo,
        kind: "reveal",
        command: "request.reveal",
        subjectId: request.id,
        actorKind: "",
        actorName: "",
        detail: { purpose: text },
        requestId: "",
      },
    });
    return changeRequest(scope, request, "request.revealed", {
      contactShownTo: shownTo(actor),
      contactShownAt: new Date(actor.now),
    });
  },
});

/** A duty, or the member or unit that entered by phone. */
function shownTo(actor: {
  role: string;
  dutyId: string | null;
  personId: string | null;
  organizationId: string | null;
}): string | null {
  if (actor.role === "liaison") return actor.organizationId;
  return actor.role === "member" ? actor.personId : actor.dutyId;
}
