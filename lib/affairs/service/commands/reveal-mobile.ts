import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { isCommunity } from "../rules/staff";
import { revealMobileInput } from "../schema/mobile";
import { findMobile } from "./find-mobile";

/** Name and phone for a purpose, on record; queries/mobile.ts shows them for a quarter of an hour. */
export const revealMobile = command({
  name: "mobile.reveal",
  input: revealMobileInput,
  output: doneOutput,
  find: (scope, { id }) => findMobile(scope, id),
  allow: (actor) => isCommunity(actor),
  run: async ({ actor, tx }, { id }, { text }) => {
    await tx.audit.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        at: new Date(actor.now),
        path: actor.lo,
        kind: "reveal",
        command: "mobile.reveal",
        subjectId: id,
        actorKind: "",
        actorName: "",
        detail: { purpose: text },
        requestId: "",
      },
    });
    return { result: { id }, events: [{ name: "mobile.revealed", subjectId: id }] };
  },
});
