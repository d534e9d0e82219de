import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canKeep } from "../rules/rights";
import { addSeatInput, closeSeatInput } from "../schema";
import { findEstate, refuseChanged } from "./find";
import { propertyEvent, todayOf } from "./record";

/** More than these would be no meeting of three any more. */
const seatsMax = 30;

/** 增加参会人: to whom the meetings of an estate are told, and for which side. */
export const addSeat = command({
  name: "property.addSeat",
  input: addSeatInput,
  output: doneOutput,
  find: (scope, { id }) => findEstate(scope, { id }),
  allow: (actor, estate) => canKeep(actor, estate),
  run: async ({ actor, tx }, { id, path }, { side, organizationName, name }) => {
    const { tenantId } = actor;
    const there = await tx.estateSeat.count({ where: { tenantId, estateId: id, closedOn: null } });
    if (there >= seatsMax) throw new Refusal("limit", "property.seatsFull");
    await tx.estateSeat.createMany({
      data: [
        {
          tenantId,
          id: newId(),
          estateId: id,
          path,
          side,
          organizationName,
          name,
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    return {
      result: { id },
      events: [propertyEvent("property.seat_added", { id, path }, { side })],
    };
  },
});

/** 不再参会: meetings that were told keep the name as it was. */
export const closeSeat = command({
  name: "property.closeSeat",
  input: closeSeatInput,
  output: doneOutput,
  find: async (scope, given) => {
    const { actor, tx } = scope;
    const seat = await tx.estateSeat.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: given.id,
        closedOn: null,
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, version: true, estateId: true, side: true },
    });
    if (seat === null) return null;
    if (seat.version !== given.version) refuseChanged();
    const estate = await findEstate(scope, { id: seat.estateId });
    return estate === null ? null : { ...estate, seat };
  },
  allow: (actor, estate) => canKeep(actor, estate),
  run: async (scope, { id, path, seat }) => {
    const { actor, tx } = scope;
    const { count } = await tx.estateSeat.updateMany({
      where: { tenantId: actor.tenantId, id: seat.id, version: seat.version, closedOn: null },
      data: { closedOn: new Date(todayOf(scope)), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const about = { side: seat.side };
    return {
      result: { id },
      events: [propertyEvent("property.seat_closed", { id, path }, about)],
    };
  },
});
