import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { canSetUp } from "../rules/rights";
import { closeInput } from "../schema";
import { findParty } from "./find";
import { changeParty, dayHappened, partyEvent, typedWrong } from "./record";

const t = messages(words);

/**
 * 撤销: with nothing left below it; what it was stays to be read. A household that has taken its consent
 * back leaves no name and no place behind (PIPL art. 15, 47).
 */
export const closeParty = command({
  name: "party.close",
  input: closeInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canSetUp(actor, party),
  run: async (scope, party, { reason, day, documentNo }) => {
    const { actor, tx } = scope;
    const { id, path, kind } = party;
    const closedOn = dayHappened(scope, day, party.establishedOn);
    const withdrawn = reason === "consent_withdrawn";
    if (withdrawn && kind !== "household") throw typedWrong("reason", "field.partyNoConsent");
    const below = await tx.partyOrganization.findFirst({
      where: { tenantId: actor.tenantId, parentId: id, closedOn: null },
      select: { id: true },
    });
    if (below !== null) throw new Refusal("wrong-status", "party.hasBelow");
    const term = await tx.partyTerm.findFirst({
      where: { tenantId: actor.tenantId, partyId: id, endedOn: null },
      select: { id: true, startsOn: true },
    });
    if (term !== null) {
      if (closedOn <= term.startsOn) throw typedWrong("day", "field.dayBefore");
      await tx.partyTerm.updateMany({
        where: { tenantId: actor.tenantId, id: term.id },
        data: { endedOn: closedOn, version: { increment: 1 } },
      });
    }
    const version = await changeParty(scope, party, {
      closedOn,
      closeReason: reason,
      closeDocument: documentNo ?? null,
      ...(withdrawn ? { name: t("household.withdrawn"), placeIds: [] } : {}),
    });
    return {
      result: { id },
      events: [partyEvent("party.closed", { id, path, version }, { reason, on: day })],
    };
  },
});
