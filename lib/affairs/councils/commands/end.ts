import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canEnd } from "../rules/rights";
import { endInput } from "../schema";
import { findHolder } from "./find";
import { propose } from "./propose";
import { councilEvent, happenedDay, writeSteps } from "./record";

/**
 * 届中调整: who fills a seat leaves it within the term, with the reason, and the successor may be recommended
 * in the same step. The seat stays with its organization, and the one before stays in its history (DOMAIN §5.1).
 */
export const end = command({
  name: "council.end",
  input: endInput,
  output: doneOutput,
  find: findHolder,
  allow: (actor, holder) => canEnd(actor, holder),
  run: async (scope, holder, { reason, text, day, documentNo, name, title, phone }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const endsOn = happenedDay(scope, day, holder.startsOn);
    const { count } = await tx.seatHolder.updateMany({
      where: { tenantId, id: holder.id, version: holder.version, status: holder.status },
      data: {
        status: "ended",
        endsOn,
        endReason: reason,
        endText: text,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "council.conflict");
    const { councilId, seatId, organizationId, path } = holder;
    await writeSteps(scope, [
      { holderId: holder.id, path, step: "ended", happenedOn: endsOn, documentNo },
    ]);
    const about = { seatId, holderId: holder.id, reason };
    const events = [councilEvent("council.ended", councilId, holder.version + 1, about)];
    if (name !== undefined && title !== undefined) {
      const seat = await tx.councilSeat.findFirst({
        where: { tenantId, id: seatId, closedOn: null },
        select: { id: true },
      });
      const organization = await tx.organization.findFirst({
        where: { tenantId, id: organizationId, validTo: null },
        select: { id: true },
      });
      if (seat === null) throw new Refusal("wrong-status", "council.noTerm");
      const of = { id: seatId, councilId, organizationId, path, unitOpen: organization !== null };
      const { role } = holder;
      events.push(await propose(scope, of, { role, name, title, phone, happenedOn: endsOn }));
    }
    return { result: { id: councilId }, events };
  },
});
