import "server-only";
import { keptApart } from "@/lib/affairs/tickets/queries/recusals";
import { whistleEvents } from "@/lib/affairs/whistles/events";
import whistles from "@/lib/affairs/whistles/messages/zh-CN.json";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { lookup } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { pathsAbove, recipientsOf, type Recipient } from "../rules/recipients";
import { whistleOnCallKinds, whistleRoutes } from "../rules/whistle-routes";
import { noSlots } from "../schema";
import { dutiesInForce, type ToldEvent } from "./facts";
import { nightOf } from "./night";

// News of whistle calls: about a place and the departments called to it, with or without a ticket.

/** Who is told of what became of the calls, in at most eight statements for a batch. */
export async function whistleNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor } = scope;
  const told = events.flatMap((event) => {
    const name = whistleEvents.find((known) => known === event.name);
    return name === undefined || event.organizationId === null ? [] : [{ ...event, name }];
  });
  if (told.length === 0) return [];
  const { calls, names, duties, kept } = await factsOfCalls(scope, told);
  const night = await nightOf(scope, told);
  return told.flatMap((event) => {
    const call = calls.get(event.subjectId);
    if (call === undefined) return [];
    const { ticketId, path } = call;
    const { organizationId } = event;
    const urgent = call.kind === "emergency";
    const slots = {
      ...noSlots,
      category: lookup([whistles], `kind.${call.kind}`),
      place: call.placeNames,
      organization: names.get(`${call.id}:${organizationId ?? ""}`) ?? "",
      due: formatDateTime(call.arriveBy, actor.tenant.timeZone, actor.now),
    };
    // Who is kept from a matter is kept from the call about it (DOMAIN §2.12).
    const free = duties.filter((duty) => ticketId === null || !kept(ticketId, duty.personId));
    const called =
      event.name === "whistle.blown" && urgent
        ? night.recipients(event.at, { path, organizationId }, free).map(toPlace)
        : [];
    const matter = {
      path,
      urgent,
      organizationId,
      physical: true,
      handlerId: null,
      registrarDutyId: call.calledByDutyId,
      rung: null,
    };
    const others = recipientsOf(
      whistleRoutes[event.name] ?? [],
      matter,
      free,
      event.actorDutyId,
    ).filter(({ duty }) => !called.some((one) => one.duty.id === duty.id));
    return [...called, ...others].map((recipient) => ({
      seq: event.seq,
      recipient,
      slots,
      row: {
        tenantId: actor.tenantId,
        id: newId(),
        dutyId: recipient.duty.id,
        seq: event.seq,
        kind: recipient.telling.kind,
        class: recipient.telling.class,
        urgent: recipient.urgent,
        at: event.at,
        slots,
        ticketId,
        assignmentId: null,
        callId: call.id,
      },
    }));
  });
}

async function factsOfCalls(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const ids = [...new Set(events.map(({ subjectId }) => subjectId))];
  const calls = await tx.whistleCall.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    select: {
      id: true,
      kind: true,
      path: true,
      placeNames: true,
      arriveBy: true,
      ticketId: true,
      calledByDutyId: true,
    },
  });
  const answers = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, callId: { in: ids } },
    select: { callId: true, organizationId: true, organizationName: true },
  });
  return {
    calls: new Map(calls.map((call) => [call.id, call])),
    names: new Map(
      answers.map((one) => [`${one.callId}:${one.organizationId}`, one.organizationName]),
    ),
    duties: await dutiesInForce(scope, {
      paths: calls.flatMap(({ path }) => pathsAbove(path)),
      organizations: events.flatMap(({ organizationId }) => organizationId ?? []),
      ids: calls.map(({ calledByDutyId }) => calledByDutyId),
    }),
    kept: await keptApart(
      scope,
      calls.flatMap(({ ticketId }) => ticketId ?? []),
    ),
  };
}

function toPlace(recipient: Recipient): Recipient {
  const { telling } = recipient;
  const kind = whistleOnCallKinds[telling.kind] ?? telling.kind;
  return { ...recipient, telling: { ...telling, kind } };
}
