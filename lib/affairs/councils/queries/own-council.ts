import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { nextTurnOf } from "../rules/rotation";
import { inForce, seatKinds } from "../rules/seats";
import { ownCouncil, seatShown, type OwnCouncil, type SeatShown } from "../schema";
import { plansOf } from "./rotation";

/** The council in which who looks fills a seat, with everybody who sits in its present term. Ten statements. */
export async function readOwnCouncil({ actor, tx }: Scope): Promise<OwnCouncil> {
  const { tenantId } = actor;
  const own = await tx.seatHolder.findFirst({
    where: { tenantId, id: actor.personId ?? "" },
    select: { id: true, councilId: true, seatId: true, role: true, startsOn: true },
  });
  const council = await tx.council.findFirst({
    where: { tenantId, id: own?.councilId ?? "" },
    select: { id: true, name: true, level: true, areaId: true },
  });
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id: own?.seatId ?? "" },
    select: { kind: true, function: true, organizationId: true, organizationName: true },
  });
  if (own === null || council === null || seat === null)
    throw new Refusal("not-found", "refusal.notFound");
  const term = await tx.councilTerm.findFirst({
    where: { tenantId, councilId: council.id, status: "current" },
    select: { id: true, number: true, startsOn: true, endsOn: true },
  });
  return ownCouncil.parse({
    name: council.name,
    level: council.level,
    term: term && {
      number: term.number,
      startsOn: isoDay(term.startsOn),
      endsOn: isoDay(term.endsOn),
    },
    own: {
      seatId: own.seatId,
      kind: seat.kind,
      function: seat.function,
      organization: seat.organizationName,
      role: own.role,
      since: own.startsOn === null ? null : isoDay(own.startsOn),
      documentNo: await lastPaper({ actor, tx }, own.id),
    },
    turn: nextTurnOf(
      await plansOf({ actor, tx }, { councilId: council.id }),
      seat.organizationId,
      localDate(actor.now, actor.tenant.timeZone),
    ),
    office: await tx.organization.findFirst({
      where: { tenantId, areaId: council.areaId, kind: "office", validTo: null },
      select: { name: true, phone: true },
    }),
    seats: term === null ? [] : await seatsOf({ actor, tx }, term.id),
  });
}

/** The organization whose seat who looks fills. One statement. */
export async function ownUnit({ actor, tx }: Scope): Promise<string | null> {
  const row = await tx.seatHolder.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId ?? "" },
    select: { organizationId: true },
  });
  return row?.organizationId ?? null;
}

/** The number on the latest paper of the own appointment. */
async function lastPaper({ actor, tx }: Scope, holderId: string): Promise<string | null> {
  const row = await tx.seatStep.findFirst({
    where: { tenantId: actor.tenantId, holderId, documentNo: { not: null } },
    orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
    select: { documentNo: true },
  });
  return row?.documentNo ?? null;
}

async function seatsOf({ actor, tx }: Scope, termId: string): Promise<SeatShown[]> {
  const { tenantId } = actor;
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, termId, closedOn: null },
    orderBy: { id: "asc" },
    select: { id: true, kind: true, function: true, organizationName: true },
  });
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId,
      seatId: { in: seats.map(({ id }) => id) },
      status: { in: [...inForce] },
    },
    select: { seatId: true, role: true, name: true, title: true, startsOn: true },
  });
  return seats
    .map(({ organizationName, ...seat }) => {
      const filledBy = (role: string) =>
        holders.find((one) => one.seatId === seat.id && one.role === role) ?? null;
      const holder = filledBy("holder");
      const startsOn = holder?.startsOn ?? null;
      return seatShown.parse({
        ...seat,
        organization: organizationName,
        holder: startsOn === null ? null : { ...holder, since: isoDay(startsOn) },
        substitute: filledBy("substitute"),
      });
    })
    .sort((a, b) => seatKinds.indexOf(a.kind) - seatKinds.indexOf(b.kind));
}
