import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { closingFault } from "../rules/composition";
import { canPrepare } from "../rules/rights";
import { inForce, underWay } from "../rules/seats";
import { seatsOfTerm } from "../queries/seats";
import { closeSeatInput } from "../schema";
import { findSeat } from "./find";
import { councilEvent, fault, happenedDay, moveCouncil, writeSteps } from "./record";
import { leaveRotation } from "./rotation-plan";

/** 撤销席位 within the term. Who fills it leaves with it, who was proposed for it is not taken. */
export const closeSeat = command({
  name: "council.closeSeat",
  input: closeSeatInput,
  output: doneOutput,
  find: findSeat,
  allow: (actor, subject) => canPrepare(actor, subject),
  run: async (scope, seat, { reason, day }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const closedOn = happenedDay(scope, day, seat.council.term?.startsOn ?? null);
    const moved = await moveCouncil(scope, seat.council);
    const seats = await seatsOfTerm(scope, seat.termId);
    const wrong = closingFault(seat.kind, seats, seat.level);
    if (wrong !== null) throw new Refusal("wrong-status", wrong);
    const holders = await tx.seatHolder.findMany({
      where: { tenantId, seatId: seat.id, status: { in: [...inForce, ...underWay] } },
      select: { id: true, status: true, startsOn: true },
    });
    const sitting = holders.filter(({ startsOn }) => startsOn !== null);
    const proposed = holders.filter(({ startsOn }) => startsOn === null);
    if (sitting.some(({ startsOn }) => startsOn !== null && isoDay(startsOn) > day)) {
      throw fault("day", "field.dayBefore");
    }
    await tx.seatHolder.updateMany({
      where: { tenantId, id: { in: sitting.map(({ id }) => id) } },
      data: {
        status: "ended",
        endsOn: closedOn,
        endReason: "seat_closed",
        version: { increment: 1 },
      },
    });
    await tx.seatHolder.updateMany({
      where: { tenantId, id: { in: proposed.map(({ id }) => id) } },
      data: { status: "declined", version: { increment: 1 } },
    });
    const { path } = seat;
    await writeSteps(scope, [
      ...sitting.map(({ id }) => ({
        holderId: id,
        path,
        step: "ended" as const,
        happenedOn: closedOn,
      })),
      ...proposed.map(({ id }) => ({
        holderId: id,
        path,
        step: "declined" as const,
        happenedOn: closedOn,
      })),
    ]);
    const { count } = await tx.councilSeat.updateMany({
      where: { tenantId, id: seat.id, version: seat.version },
      data: { closedOn, closeReason: reason, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "council.conflict");
    const { organizationId } = seat;
    const own = seats.filter((one) => one.organizationId === organizationId);
    if (own.length === 1) await leaveRotation(scope, seat.councilId, [organizationId]);
    const about = { seatId: seat.id, reason };
    const event = councilEvent("council.seat_closed", seat.councilId, moved, about);
    return { result: { id: seat.councilId }, events: [event] };
  },
});
