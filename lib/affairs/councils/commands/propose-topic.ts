import "server-only";
import { meetingEvent, writeTopic } from "@/lib/parts/meetings/writes";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import { topicInput } from "@/lib/parts/meetings/schema";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import type { Scope } from "@/lib/platform/db/scope";
import { bodyOf } from "../queries/body";

/**
 * 提议题: who fills a seat for the own council, for the organization of the seat; the office for the council that
 * it prepares.
 */
export const proposeTopic = command({
  name: "council.proposeTopic",
  input: topicInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const seat = await ownSeat(scope);
    const councilId = seat?.councilId ?? id;
    const body = councilId === undefined ? null : await bodyOf(scope, councilId);
    return body === null ? null : { body, seat };
  },
  allow: (actor, { body, seat }, { id }) => {
    if (seat === null) return canConvene(actor, body);
    // A form that names another council than the own one is no form of this site.
    return id === undefined || id === body.id ? allowed : refused("forbidden", "refusal.role");
  },
  run: async (scope, { body, seat }, { title, matter }) => {
    const id = await writeTopic(scope, body, { title, matter, seat });
    const about = { origin: seat === null ? "staff" : "seat" };
    return { result: { id }, events: [meetingEvent("meeting.topic_proposed", id, 1, about)] };
  },
});

/** The seat of one who entered by phone; null for the staff. */
async function ownSeat({ actor, tx }: Scope) {
  if (actor.role !== "councillor") return null;
  const { tenantId } = actor;
  const holder = await tx.seatHolder.findFirst({
    where: { tenantId, id: actor.personId ?? "" },
    select: { id: true, councilId: true, seatId: true },
  });
  if (holder === null) return null;
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id: holder.seatId },
    select: { organizationName: true },
  });
  if (seat === null) return null;
  return {
    holderId: holder.id,
    councilId: holder.councilId,
    organization: seat.organizationName,
  };
}
