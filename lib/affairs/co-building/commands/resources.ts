import "server-only";
import { bookFor, callOff, openTime, releaseClaim } from "@/lib/parts/capacity/writes";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { bookingOf, timeOf, timesOf, type TimeShown } from "../queries/bookings";
import { amountFault, timeFault } from "../rules/kinds";
import { canEnter, canKeep } from "../rules/rights";
import {
  bookInput,
  bookOutput,
  closeTimeInput,
  enterResourceInput,
  openTimeInput,
  withdrawInput,
} from "../schema";
import { entryOf, standIn } from "./entry";
import { findResource } from "./find";
import { coEvent, ownOrganization, refuseChanged, typedWrong } from "./record";

/** 登记资源: what a unit can give, when, and whom to ask. */
export const enterResource = command({
  name: "co.enterResource",
  input: enterResourceInput,
  output: doneOutput,
  find: () => Promise.resolve(standIn),
  allow: (actor) => canEnter(actor),
  run: async (scope, _subject, input) => {
    const { actor, tx } = scope;
    const { available, capacity, contact, bookable, ...given } = input;
    const wrong = amountFault(given, true);
    if (wrong !== null) throw typedWrong(wrong);
    if (bookable === "yes" && given.kind === "funds") {
      throw typedWrong({ field: "bookable", key: "field.bookableNone" });
    }
    const id = newId();
    const entry = await entryOf(scope, given);
    await tx.coResource.createMany({
      data: [
        {
          ...entry,
          tenantId: actor.tenantId,
          id,
          available,
          capacity: capacity ?? null,
          contact,
          bookable: bookable === "yes",
        },
      ],
    });
    const { path, kind, organizationId } = entry;
    const about = { kind, organizationId };
    return {
      result: { id },
      events: [coEvent("co.resource_entered", { id, path, version: 1 }, about)],
    };
  },
});

/** 撤回资源: while no proposal for it waits. Its times ahead are called off, and whoever had booked one is told. */
export const withdrawResource = command({
  name: "co.withdrawResource",
  input: withdrawInput,
  output: doneOutput,
  find: findResource,
  allow: (actor, resource) => canKeep(actor, resource),
  run: async (scope, { id, path, version, status }, { reason }) => {
    const { actor, tx } = scope;
    if (status !== "offered") throw new Refusal("wrong-status", "coBuilding.resourceNotOffered");
    const { count } = await tx.coResource.updateMany({
      where: { tenantId: actor.tenantId, id, version, status: "offered" },
      data: { status: "withdrawn", endReason: reason, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const ahead = (await timesOf(scope, id)).filter(({ startsAt }) => startsAt > iso(actor.now));
    return {
      result: { id },
      events: [
        coEvent("co.resource_withdrawn", { id, path, version: version + 1 }),
        ...(await closeTimes(scope, { id, path }, ahead, reason)),
      ],
    };
  },
});

/** 开放时段: a time at which it can be booked; never two that overlap. */
export const openResourceTime = command({
  name: "co.openTime",
  input: openTimeInput,
  output: doneOutput,
  find: (scope, { id }) => findResource(scope, { id }),
  allow: (actor, resource) => canKeep(actor, resource),
  run: async (scope, { id, path }, { startsAt, endsAt, capacity }) => {
    const { timeZone } = scope.actor.tenant;
    const [from, until] = [localInstant(startsAt, timeZone), localInstant(endsAt, timeZone)];
    const wrong = timeFault(from, until);
    if (wrong !== null) throw typedWrong(wrong);
    const slotId = await openTime(scope, id, {
      startsAt: new Date(from),
      endsAt: new Date(until),
      capacity,
    });
    const about = { slotId, capacity };
    return { result: { id }, events: [coEvent("co.time_opened", { id, path }, about)] };
  },
});

/** 取消时段: it is not given at that time after all; whoever had booked it is told. */
export const closeResourceTime = command({
  name: "co.closeTime",
  input: closeTimeInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const time = canEnter(scope.actor).ok ? await timeOf(scope, id) : null;
    if (time === null) return null;
    const resource = await findResource(scope, { id: time.resourceId });
    return resource === null ? null : { ...resource, slotId: id };
  },
  allow: (actor, resource) => canKeep(actor, resource),
  run: async (scope, { id, path, slotId }, { reason }) => {
    const times = (await timesOf(scope, id)).filter((time) => time.id === slotId);
    if (times.length === 0) throw new Refusal("conflict", "capacity.gone");
    return { result: { id }, events: await closeTimes(scope, { id, path }, times, reason) };
  },
});

async function closeTimes(
  scope: Scope,
  resource: { id: string; path: string },
  times: readonly TimeShown[],
  reason: string,
) {
  if (times.length === 0) return [];
  await callOff(
    scope,
    times.map(({ id }) => id),
    reason,
  );
  return times.map(({ id: slotId, bookings }) =>
    coEvent("co.time_closed", resource, {
      slotId,
      organizations: bookings.map(({ organizationId }) => organizationId),
    }),
  );
}

function iso(now: number): string {
  return new Date(now).toISOString();
}

/** 预订: a time of a resource for the own unit or office; what is full is waited for. */
export const bookTime = command({
  name: "co.book",
  input: bookInput,
  output: bookOutput,
  find: async (scope, { id }) =>
    canEnter(scope.actor).ok ? timeOf(scope, id) : { slotId: id, resourceId: id },
  allow: (actor) => canEnter(actor),
  run: async (scope, { slotId, resourceId }) => {
    const { id: organizationId } = await ownOrganization(scope);
    const { answer } = await bookFor(scope, slotId, organizationId);
    const about = { slotId, organizationId, answer };
    return {
      result: { id: resourceId, answer },
      events: [coEvent("co.time_booked", { id: resourceId }, about)],
    };
  },
});

/** 退订: in time, so that somebody else has it; the secretary of the resource's place may at any time. */
export const returnBooking = command({
  name: "co.returnBooking",
  input: bookInput,
  output: doneOutput,
  find: async (scope, { id }) => (canEnter(scope.actor).ok ? bookingOf(scope, id) : nobodys(id)),
  allow: (actor) => canEnter(actor),
  run: async (scope, { id, resourceId, slotId, organizationId, byKeeper }) => {
    const { here } = await releaseClaim(scope, id);
    const about = { claimId: id, slotId, organizationId, byKeeper, movedUp: here };
    return {
      result: { id: resourceId },
      events: [coEvent("co.booking_returned", { id: resourceId }, about)],
    };
  },
});

/** Who may book nothing is refused before a booking is looked for. */
function nobodys(id: string) {
  return { id, resourceId: id, slotId: id, organizationId: null, byKeeper: false };
}
