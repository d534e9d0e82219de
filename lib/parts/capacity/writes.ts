import "server-only";
import { z } from "zod";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

// Places that can be taken. The database decides every race by the lock on the slot's row
// (migrations 20261122030010_capacity, 20261122030200_capacity_order, 20261122039000_shifts_called_off_and_moved, 20261122061000_co_building,
// 20261122067200_words_that_stand);
// here its answers get a type, and what is a no becomes a refusal with advice.

/** A slot to be opened. Times: both or neither. */
export interface NewSlot {
  path: string;
  kind: "post" | "shift";
  subjectId: string;
  capacity: number;
  startsAt?: Date;
  endsAt?: Date;
  /** Until when a holder may give the place back; without it until the slot begins. */
  cancelUntil?: Date;
}

/** Opens a slot and returns its id. */
export async function openSlot({ actor, tx }: Scope, slot: NewSlot): Promise<string> {
  const id = newId();
  await tx.slot.createMany({ data: { tenantId: actor.tenantId, id, ...slot } });
  return id;
}

/** Nothing can be taken any more; who holds a place keeps it in the own history. */
export async function closeSlots({ actor, tx }: Scope, subjectId: string): Promise<void> {
  await tx.slot.updateMany({
    where: { tenantId: actor.tenantId, subjectId, closedAt: null },
    data: { closedAt: actor.at },
  });
}

/** What became of a claim; `turn` is the place in the waiting list, 0 for a holder. */
export interface Claimed {
  claimId: string;
  answer: "held" | "waiting";
  turn: number;
}

/** Takes a place for the member who acts, or the end of the waiting list. */
export async function claimSlot({ actor, tx }: Scope, slotId: string): Promise<Claimed> {
  const claimId = newId();
  const rows = await tx.$queryRaw<unknown[]>`
    select sec.claim_slot(${slotId}::uuid, ${claimId}::uuid, ${actor.personId}::uuid, null) as answer`;
  const { answer } = claimAnswer.parse(rows[0]);
  if (answer === "held") return { claimId, answer, turn: 0 };
  if (answer !== "waiting") throw refusedAs(answer);
  const [turn] = turns.parse(
    await tx.$queryRaw`select * from sec.waiting_places() where claim_id = ${claimId}::uuid`,
  );
  return { claimId, answer, turn: turn?.turn ?? 1 };
}

/** Who has moved up: in the slot itself, and where the one who is free now has waited. */
export interface MovedUp {
  here: string[];
  elsewhere: string[];
}

/** Gives a place back, or leaves the waiting list. Returns the claims that have moved up. */
export async function releaseClaim({ tx }: Scope, claimId: string): Promise<MovedUp> {
  const rows = await tx.$queryRaw<unknown[]>`
    select answer, moved_up, elsewhere from sec.release_claim(${claimId}::uuid)`;
  const { answer, moved_up: here, elsewhere } = releaseAnswer.parse(rows[0]);
  if (answer === "late") throw new Refusal("too-late", "capacity.late");
  if (answer === "missing") throw new Refusal("conflict", "capacity.gone");
  return { here, elsewhere };
}

/** Nobody comes to these shifts or times; whoever had taken one reads why. Returns who is free elsewhere now. */
export async function callOff(
  { tx }: Scope,
  slotIds: readonly string[],
  text: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select answer, moved_up from sec.call_off(${slotIds}::uuid[], ${text})`;
  const { answer, moved_up } = changeAnswer.parse(rows[0]);
  if (answer !== "done") throw refusedAs(answer);
  return moved_up;
}

/** Another time; whoever had taken it reads the old one too. Returns the claims that have moved up. */
export async function moveSlot(
  { tx }: Scope,
  slotId: string,
  to: { startsAt: Date; endsAt: Date; cancelUntil: Date },
): Promise<string[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select answer, moved_up from sec.move_slot(${slotId}::uuid, ${to.startsAt}::timestamptz,
      ${to.endsAt}::timestamptz, ${to.cancelUntil}::timestamptz)`;
  const { answer, moved_up } = changeAnswer.parse(rows[0]);
  if (answer !== "done") throw refusedAs(answer);
  return moved_up;
}

/** Another number of places, never fewer than are held. Returns the claims that have moved up. */
export async function resizeSlot(
  { tx }: Scope,
  slotId: string,
  capacity: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select answer, moved_up from sec.resize_slot(${slotId}::uuid, ${capacity}::int)`;
  const { answer, moved_up } = resizeAnswer.parse(rows[0]);
  if (answer === "held") {
    throw new Refusal("invalid", "refusal.invalid", { fields: { capacity: "capacity.heldMore" } });
  }
  if (answer === "missing") throw new Refusal("conflict", "capacity.gone");
  return moved_up;
}

/** 换班: says which slot would suit better; null takes the wish back. */
export async function wantSwap(
  { tx }: Scope,
  claimId: string,
  slotId: string | null,
): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select sec.want_swap(${claimId}::uuid, ${slotId}::uuid) as answer`;
  if (wantAnswer.parse(rows[0]).answer !== "done") throw new Refusal("conflict", "capacity.gone");
}

/** Agrees to what somebody else has asked for: the two change places. Returns who has moved up by it. */
export async function swapClaims({ tx }: Scope, mine: string, other: string): Promise<string[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select answer, moved_up from sec.swap_claims(${mine}::uuid, ${other}::uuid)`;
  const { answer, moved_up } = swapAnswer.parse(rows[0]);
  if (answer === "missing") throw new Refusal("conflict", "capacity.swapGone");
  if (answer === "late") throw new Refusal("too-late", "capacity.swapLate");
  if (answer === "overlap") throw new Refusal("limit", "capacity.swapOverlap");
  return moved_up;
}

/** Opens a time of a resource that overlaps with no other one, and returns its id. */
export async function openTime(
  { tx }: Scope,
  resourceId: string,
  { startsAt, endsAt, capacity }: { startsAt: Date; endsAt: Date; capacity: number },
): Promise<string> {
  const id = newId();
  const rows = await tx.$queryRaw<unknown[]>`
    select sec.open_resource_slot(${resourceId}::uuid, ${id}::uuid, ${startsAt}::timestamptz, ${endsAt}::timestamptz,
      ${capacity}::int) as answer`;
  const { answer } = opened.parse(rows[0]);
  switch (answer) {
    case "done":
      return id;
    case "overlap":
      throw wrong("startsAt", "capacity.timeOverlap");
    case "past":
      throw wrong("startsAt", "capacity.timePast");
    case "many":
      throw new Refusal("limit", "capacity.timeMany");
    case "closed":
      throw new Refusal("wrong-status", "capacity.timeClosed");
    case "missing":
      throw new Refusal("not-found", "refusal.notFound");
  }
}

/** Takes a place for an organization, or the end of the waiting list. */
export async function bookFor(
  { tx }: Scope,
  slotId: string,
  organizationId: string,
): Promise<{ claimId: string; answer: "held" | "waiting" }> {
  const claimId = newId();
  const rows = await tx.$queryRaw<unknown[]>`
    select sec.claim_slot(${slotId}::uuid, ${claimId}::uuid, null, ${organizationId}::uuid) as answer`;
  const { answer } = booked.parse(rows[0]);
  if (answer === "held" || answer === "waiting") return { claimId, answer };
  if (answer === "again") throw new Refusal("limit", "capacity.bookedAgain");
  throw refusedAs(answer);
}

function wrong(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

const refusals = ["missing", "closed", "past", "again", "overlap"] as const;
const claimAnswer = z.object({ answer: z.enum(["held", "waiting", ...refusals]) });
const movedUp = z
  .array(z.string())
  .nullable()
  .transform((ids) => ids ?? []);
const releaseAnswer = z.object({
  answer: z.enum(["done", "missing", "late"]),
  moved_up: movedUp,
  elsewhere: movedUp,
});
const resizeAnswer = z.object({ answer: z.enum(["done", "missing", "held"]), moved_up: movedUp });
const wantAnswer = z.object({ answer: z.enum(["done", "missing"]) });
const swapAnswer = z.object({
  answer: z.enum(["done", "missing", "late", "overlap"]),
  moved_up: movedUp,
});
const changeFaults = ["missing", "closed", "past", "told"] as const;
const changeAnswer = z.object({ answer: z.enum(["done", ...changeFaults]), moved_up: movedUp });
const opened = z.object({
  answer: z.enum(["done", "overlap", "past", "many", "closed", "missing"]),
});
const booked = z.object({ answer: z.enum(["held", "waiting", ...refusals]) });
const turns = z.array(z.object({ claim_id: z.string(), turn: z.coerce.number() }));

type Fault = (typeof refusals)[number] | (typeof changeFaults)[number];

/** What the database's answer means to who asked. */
function refusedAs(answer: Fault): Refusal {
  switch (answer) {
    case "missing":
      return new Refusal("not-found", "refusal.notFound");
    case "closed":
      return new Refusal("wrong-status", "capacity.closed");
    case "past":
      return new Refusal("too-late", "capacity.past");
    case "again":
      return new Refusal("limit", "capacity.again");
    case "overlap":
      return new Refusal("limit", "capacity.overlap");
    case "told":
      return new Refusal("wrong-status", "capacity.told");
  }
}
