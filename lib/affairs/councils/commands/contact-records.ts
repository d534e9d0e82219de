import "server-only";
import { allowed, refused, type ActorFacts } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { contactsAt } from "../queries/contacts";
import { kindOf } from "../queries/seats";
import { canPrepare } from "../rules/rights";
import { councilLevels, inForce, type CouncilLevel } from "../rules/seats";
import { correctContactInput, recordContactInput, strikeContactInput } from "../schema";
import { councilEvent, fault, happenedDay } from "./record";

/** 记一笔联系: by who fills a seat for the own one, by the office for whom it keeps the record. */
export const recordContact = command({
  name: "council.recordContact",
  input: recordContactInput,
  output: doneOutput,
  find: async (scope, { seatId }) => {
    const own = scope.actor.role === "councillor" ? await ownSeat(scope) : seatId;
    return own === undefined ? null : seatOf(scope, own);
  },
  allow: (actor, seat, { seatId }) =>
    // A form that names another seat than the own one is no form of this site.
    actor.role === "councillor" && seatId !== undefined && seatId !== seat.id
      ? refused("forbidden", "refusal.role")
      : canKeep(actor, seat, seat.holderId),
  run: async (scope, seat, { itemKey, day, what, outcome = null, onPaper }) => {
    const happenedOn = happenedDay(scope, day, null);
    const items = await contactsAt(scope, seat.path);
    const item = items.find(({ key, kinds }) => key === itemKey && kinds.includes(seat.kind));
    if (item === undefined) throw fault("itemKey", "field.choose");
    const id = await write(scope, seat, {
      itemKey,
      itemTitle: item.title,
      happenedOn,
      what,
      outcome,
      onPaper: onPaper === "on",
      replacesId: null,
    });
    const about = { seatId: seat.id, recordId: id };
    const event = councilEvent("council.contact_recorded", seat.councilId, 1, about);
    return { result: { id: seat.councilId }, events: [event] };
  },
});

/** 更正: what stood before is struck with the reason and stays beside what replaces it. */
export const correctContact = command({
  name: "council.correctContact",
  input: correctContactInput,
  output: doneOutput,
  find: recordOf,
  allow: (actor, { seat, holderId }) => canKeep(actor, seat, holderId),
  run: async (scope, record, { day, what, outcome = null, text }) => {
    const happenedOn = happenedDay(scope, day, null);
    await strike(scope, record, text);
    const { seat, itemKey, itemTitle, onPaper, holderId } = record;
    const id = await write(
      scope,
      { ...seat, holderId },
      { itemKey, itemTitle, happenedOn, what, outcome, onPaper, replacesId: record.id },
    );
    const about = { seatId: seat.id, recordId: id };
    const event = councilEvent("council.contact_corrected", seat.councilId, 1, about);
    return { result: { id: seat.councilId }, events: [event] };
  },
});

/** 划去 what was entered by mistake, with the reason; it stays to be read. */
export const strikeContact = command({
  name: "council.strikeContact",
  input: strikeContactInput,
  output: doneOutput,
  find: recordOf,
  allow: (actor, { seat, holderId }) => canKeep(actor, seat, holderId),
  run: async (scope, record, { text }) => {
    await strike(scope, record, text);
    const { seat, id } = record;
    const about = { seatId: seat.id, recordId: id };
    const event = councilEvent("council.contact_struck", seat.councilId, 1, about);
    return { result: { id: seat.councilId }, events: [event] };
  },
});

interface Place {
  level: CouncilLevel;
  path: string;
}

/** Who fills a seat keeps the own records, the office of the council's level everybody's. */
function canKeep(actor: ActorFacts, place: Place, holderId: string | null) {
  if (actor.role !== "councillor") return canPrepare(actor, place);
  return holderId !== null && holderId === actor.personId
    ? allowed
    : refused("forbidden", "refusal.role");
}

async function ownSeat({ actor, tx }: Scope): Promise<string | undefined> {
  const holder = await tx.seatHolder.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId ?? "" },
    select: { seatId: true },
  });
  return holder?.seatId;
}

/** An open seat in the actor's range, and who fills it; for who entered by phone that is the one who looks. */
async function seatOf({ actor, tx }: Scope, id: string) {
  const { tenantId, lo, hi } = actor;
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id, closedOn: null, path: { gte: lo, lt: hi } },
    select: { id: true, councilId: true, path: true, kind: true, organizationName: true },
  });
  if (seat === null) return null;
  const council = await tx.council.findFirst({
    where: { tenantId, id: seat.councilId, dissolvedOn: null },
    select: { level: true },
  });
  const level = councilLevels.find((one) => one === council?.level);
  if (level === undefined) return null;
  const holder = await tx.seatHolder.findFirst({
    where: { tenantId, seatId: id, role: "holder", status: { in: [...inForce] } },
    select: { id: true },
  });
  const holderId = actor.role === "councillor" ? actor.personId : (holder?.id ?? null);
  return { ...seat, kind: kindOf(seat.kind), level, holderId };
}

async function recordOf(scope: Scope, given: { id: string; version: number }) {
  const { actor, tx } = scope;
  const { tenantId, lo, hi } = actor;
  const row = await tx.contactRecord.findFirst({
    where: { tenantId, id: given.id, struckAt: null, path: { gte: lo, lt: hi } },
    select: {
      id: true,
      version: true,
      seatId: true,
      councilId: true,
      holderId: true,
      path: true,
      organizationName: true,
      itemKey: true,
      itemTitle: true,
      onPaper: true,
    },
  });
  if (row === null) return null;
  const council = await tx.council.findFirst({
    where: { tenantId, id: row.councilId },
    select: { level: true },
  });
  const level = councilLevels.find((one) => one === council?.level);
  if (level === undefined) return null;
  if (row.version !== given.version) throw new Refusal("conflict", "council.conflict");
  const { seatId, councilId, path, organizationName, ...record } = row;
  const seat = { id: seatId, councilId, path, organizationName, level };
  return { ...record, seat };
}

async function strike(
  { actor, tx }: Scope,
  { id, version, seat }: { id: string; version: number; seat: { organizationName: string } },
  reason: string,
): Promise<void> {
  const { count } = await tx.contactRecord.updateMany({
    where: { tenantId: actor.tenantId, id, version, struckAt: null },
    data: {
      struckAt: new Date(actor.now),
      struckBy: nameOf(actor, seat.organizationName),
      strikeReason: reason,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Refusal("conflict", "council.conflict");
}

async function write(
  { actor, tx }: Scope,
  seat: {
    id: string;
    councilId: string;
    path: string;
    organizationName: string;
    holderId: string | null;
  },
  record: {
    itemKey: string;
    itemTitle: string;
    happenedOn: Date;
    what: string;
    outcome: string | null;
    onPaper: boolean;
    replacesId: string | null;
  },
): Promise<string> {
  const id = newId();
  await tx.contactRecord.createMany({
    data: [
      {
        ...record,
        tenantId: actor.tenantId,
        id,
        councilId: seat.councilId,
        seatId: seat.id,
        holderId: seat.holderId,
        path: seat.path,
        organizationName: seat.organizationName,
        enteredAt: new Date(actor.now),
        enteredBy: nameOf(actor, seat.organizationName),
      },
    ],
  });
  return id;
}

/** The session of who enters by phone has no name of its own: it is the seat's organization that says so. */
function nameOf({ role, name }: Scope["actor"], organization: string): string {
  return role === "councillor" ? organization : name;
}
