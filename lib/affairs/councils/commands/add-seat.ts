import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { rangesFor, seatFault } from "../rules/composition";
import { canPrepare } from "../rules/rights";
import { rangesOf } from "../queries/ranges";
import { seatsOfTerm } from "../queries/seats";
import { addSeatInput } from "../schema";
import { findCouncil } from "./find";
import { councilEvent, fault, moveCouncil } from "./record";

/** 增设席位: for an organization that is there; a part-time one once for each organization (DOMAIN §5.1). */
export const addSeat = command({
  name: "council.addSeat",
  input: addSeatInput,
  output: doneOutput,
  find: findCouncil,
  allow: (actor, subject) => canPrepare(actor, subject),
  run: async (scope, council, input) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    if (council.term === null) throw new Refusal("wrong-status", "council.noTerm");
    const moved = await moveCouncil(scope, council);
    const organization = await tx.organization.findFirst({
      where: { tenantId, id: input.organizationId },
      select: { id: true, name: true, validTo: true },
    });
    if (organization === null) throw fault("organizationId", "field.choose");
    if (organization.validTo !== null) throw fault("organizationId", "field.unitClosed");
    const seats = await seatsOfTerm(scope, council.term.id);
    const ranges = rangesFor(council.level, await rangesOf(scope));
    const wrong = seatFault(input.kind, seats, ranges);
    if (wrong !== null) throw new Refusal("limit", wrong);
    const twice = seats.some(
      (seat) => seat.kind === "part_time" && seat.organizationId === organization.id,
    );
    if (input.kind === "part_time" && twice) throw fault("organizationId", "field.unitSeated");
    const seatId = newId();
    await tx.councilSeat.createMany({
      data: [
        {
          tenantId,
          id: seatId,
          councilId: council.id,
          termId: council.term.id,
          path: council.path,
          kind: input.kind,
          function: input.function,
          organizationId: organization.id,
          organizationName: organization.name,
        },
      ],
    });
    const event = councilEvent("council.seat_added", council.id, moved, { seatId });
    return { result: { id: council.id }, events: [event] };
  },
});
