import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { termYears } from "../queries/numbers";
import { isElected } from "../rules/kinds";
import { canKeep } from "../rules/rights";
import { electionTiming, extensionMax, termEnd, termYearsOf } from "../rules/terms";
import { electInput, extendInput } from "../schema";
import { findParty } from "./find";
import { changeParty, dayHappened, partyEvent, typedWrong } from "./record";

/** 换届, or the first election: the term begins, the one before ends; early or late only with an approval. */
export const elect = command({
  name: "party.elect",
  input: electInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canKeep(actor, party),
  run: async (scope, party, { day, documentNo }) => {
    const { actor, tx } = scope;
    const { id, path, kind } = party;
    if (!isElected(kind)) throw new Refusal("wrong-status", "party.notElected");
    const startsOn = dayHappened(scope, day, party.establishedOn);
    const before = await currentTerm(scope, id);
    const timing = electionTiming(before, day);
    if ((timing === "early" || timing === "late") && documentNo === undefined) {
      throw typedWrong("documentNo", timing === "early" ? "field.partyEarly" : "field.partyLate");
    }
    const version = await changeParty(scope, party, {});
    if (before !== null) {
      if (day <= before.startsOn) throw typedWrong("day", "field.dayBefore");
      await tx.partyTerm.updateMany({
        where: { tenantId: actor.tenantId, id: before.id },
        data: { endedOn: startsOn, version: { increment: 1 } },
      });
    }
    const years = termYearsOf(kind, await termYears(scope));
    const number = (before?.number ?? 0) + 1;
    await tx.partyTerm.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          partyId: id,
          path,
          number,
          startsOn,
          endsOn: new Date(termEnd(day, years)),
          earlyDocument: documentNo ?? null,
        },
      ],
    });
    const event = partyEvent("party.elected", { id, path, version }, { number, on: day, timing });
    return { result: { id }, events: [event] };
  },
});

/** 延期换届: with the approval from above, for a year at most (DOMAIN §6.2). */
export const extendTerm = command({
  name: "party.extend",
  input: extendInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canKeep(actor, party),
  run: async (scope, party, { day, documentNo, reason }) => {
    const { actor, tx } = scope;
    const { id, path } = party;
    const term = await currentTerm(scope, id);
    if (term === null) throw new Refusal("wrong-status", "party.noTerm");
    if (day <= (term.extendedTo ?? term.endsOn)) throw typedWrong("day", "field.partyAfterTerm");
    if (day > extensionMax(term.endsOn)) throw typedWrong("day", "field.partyYearLate");
    const version = await changeParty(scope, party, {});
    await tx.partyTerm.updateMany({
      where: { tenantId: actor.tenantId, id: term.id },
      data: {
        extendedTo: new Date(day),
        extensionDocument: documentNo,
        extensionReason: reason,
        // The reminders begin again before the new day.
        reminded: null,
        version: { increment: 1 },
      },
    });
    const event = partyEvent("party.extended", { id, path, version }, { to: day });
    return { result: { id }, events: [event] };
  },
});

async function currentTerm({ actor, tx }: Scope, partyId: string) {
  const row = await tx.partyTerm.findFirst({
    where: { tenantId: actor.tenantId, partyId, endedOn: null },
    select: { id: true, number: true, startsOn: true, endsOn: true, extendedTo: true },
  });
  return (
    row && {
      id: row.id,
      number: row.number,
      startsOn: isoDay(row.startsOn),
      endsOn: isoDay(row.endsOn),
      extendedTo: row.extendedTo === null ? null : isoDay(row.extendedTo),
    }
  );
}
