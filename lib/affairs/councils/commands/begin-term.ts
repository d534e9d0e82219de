import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canPrepare } from "../rules/rights";
import { inForce, underWay } from "../rules/seats";
import { dayBefore, lastDayOf, termFault } from "../rules/terms";
import { beginTermInput } from "../schema";
import { findCouncil } from "./find";
import { councilEvent, fault, moveCouncil, writeSteps } from "./record";
import { leaveRotation } from "./rotation-plan";

/**
 * 换届: the old term ends the day before, the new one has the same seats, and whoever sat is proposed again from the
 * first step (DOMAIN §5.1). A seat whose organization is gone is not taken over; the rules then say what is missing.
 */
export const beginTerm = command({
  name: "council.beginTerm",
  input: beginTermInput,
  output: doneOutput,
  find: findCouncil,
  allow: (actor, subject) => canPrepare(actor, subject),
  run: async (scope, council, { startsOn, endsOn, approvalNo, changeReason }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const { term, path, id: councilId } = council;
    if (term === null) throw new Refusal("wrong-status", "council.noTerm");
    const given = { startsOn, endsOn: endsOn ?? lastDayOf(startsOn), approvalNo, changeReason };
    const wrong = termFault(term, given, localDate(actor.now, actor.tenant.timeZone));
    if (wrong !== null) throw fault(wrong.field, wrong.key);
    const moved = await moveCouncil(scope, council);
    const sitting = await endSeats(scope, { termId: term.id, path, lastDay: dayBefore(startsOn) });
    const { count } = await tx.councilTerm.updateMany({
      where: { tenantId, id: term.id, status: "current" },
      data: {
        status: "ended",
        endsOn: new Date(dayBefore(startsOn)),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "council.conflict");
    const termId = newId();
    await tx.councilTerm.createMany({
      data: [
        {
          tenantId,
          id: termId,
          councilId,
          path,
          number: term.number + 1,
          startsOn: new Date(startsOn),
          endsOn: new Date(given.endsOn),
          status: "current",
          approvalNo: approvalNo ?? null,
          changeReason: changeReason ?? null,
        },
      ],
    });
    await copySeats(scope, { councilId, termId, path, day: new Date(startsOn) }, sitting);
    const about = { termId, number: term.number + 1 };
    return {
      result: { id: councilId },
      events: [councilEvent("council.term_begun", councilId, moved, about)],
    };
  },
});

interface OldSeat {
  kind: string;
  function: string;
  organizationId: string;
  organizationName: string;
  holderIds: string[];
}

/** Everybody leaves with the term, and who was on the way is not taken; tells the seats and who sat there. */
async function endSeats(
  scope: Scope,
  { termId, path, lastDay }: { termId: string; path: string; lastDay: string },
): Promise<OldSeat[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, termId, closedOn: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      kind: true,
      function: true,
      organizationId: true,
      organizationName: true,
    },
  });
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId,
      seatId: { in: seats.map(({ id }) => id) },
      status: { in: [...inForce, ...underWay] },
    },
    orderBy: { id: "asc" },
    select: { id: true, seatId: true, startsOn: true },
  });
  const happenedOn = new Date(lastDay);
  const sat = holders.filter(({ startsOn }) => startsOn !== null);
  if (sat.some(({ startsOn }) => startsOn !== null && startsOn > happenedOn)) {
    throw fault("startsOn", "field.seatedLater");
  }
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const proposed = holders.filter(({ startsOn }) => startsOn === null);
  await tx.seatHolder.updateMany({
    where: { tenantId, id: { in: ids(sat) } },
    data: {
      status: "ended",
      endsOn: happenedOn,
      endReason: "term_end",
      version: { increment: 1 },
    },
  });
  await tx.seatHolder.updateMany({
    where: { tenantId, id: { in: ids(proposed) } },
    data: { status: "declined", version: { increment: 1 } },
  });
  await writeSteps(scope, [
    ...sat.map(({ id }) => ({ holderId: id, path, step: "ended" as const, happenedOn })),
    ...proposed.map(({ id }) => ({ holderId: id, path, step: "declined" as const, happenedOn })),
  ]);
  await tx.councilSeat.updateMany({
    where: { tenantId, id: { in: ids(seats) } },
    data: { closedOn: happenedOn, closeReason: "term_end", version: { increment: 1 } },
  });
  return seats.map(({ id, ...seat }) => ({
    ...seat,
    holderIds: ids(sat.filter(({ seatId }) => seatId === id)),
  }));
}

async function copySeats(
  scope: Scope,
  term: { councilId: string; termId: string; path: string; day: Date },
  old: readonly OldSeat[],
): Promise<void> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const { councilId, termId, path, day } = term;
  const units = await tx.organization.findMany({
    where: {
      tenantId,
      id: { in: old.map(({ organizationId }) => organizationId) },
      validTo: null,
    },
    select: { id: true, name: true },
  });
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  const seats = old.flatMap((seat) => {
    const name = nameOf.get(seat.organizationId);
    return name === undefined ? [] : [{ ...seat, organizationName: name, id: newId() }];
  });
  const gone = old.filter(({ organizationId }) => !nameOf.has(organizationId));
  await leaveRotation(
    scope,
    councilId,
    gone.map(({ organizationId }) => organizationId),
  );
  await tx.councilSeat.createMany({
    data: seats.map(({ holderIds: _sat, ...seat }) => ({
      ...seat,
      tenantId,
      councilId,
      termId,
      path,
    })),
  });
  // The phones are readable by nobody here, so the database copies them.
  const again = seats.flatMap(({ id: seatId, holderIds }) =>
    holderIds.map((from) => ({ from, to: newId(), seatId })),
  );
  await tx.$queryRaw`select sec.propose_again(${again.map(({ from }) => from)}::uuid[],
    ${again.map(({ to }) => to)}::uuid[], ${again.map(({ seatId }) => seatId)}::uuid[])`;
  await writeSteps(
    scope,
    again.map(({ to }) => ({ holderId: to, path, step: "recommended" as const, happenedOn: day })),
  );
}
