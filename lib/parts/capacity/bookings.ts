import "server-only";
import { z } from "zod";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { refusedAs, refusals } from "./writes";

// Times of a resource, which organizations book (migration 20261122061000_co_building). The lock on the slot's row decides
// every race, as for members.

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

const opened = z.object({ answer: z.enum(["done", "overlap", "past", "closed", "missing"]) });
const booked = z.object({ answer: z.enum(["held", "waiting", ...refusals]) });
