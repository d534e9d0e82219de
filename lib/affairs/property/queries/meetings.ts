import "server-only";
import { meetingsOf, type MeetingLine } from "@/lib/parts/meetings/queries/list";
import { meetingStart } from "@/lib/parts/meetings/queries/start";
import { exchangedTopics, topicsOf } from "@/lib/parts/meetings/queries/topics";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { propertyStatuses } from "../rules/estates";
import { missingSides, type Side } from "../rules/sides";
import { bodyOf } from "./body";
import { seatsOf, type SeatShown } from "./seats";

export interface EstateMeetings {
  id: string;
  name: string;
  seats: SeatShown[];
  /** Without whom no meeting of the three sides is told. */
  missing: Side[];
  meetings: MeetingLine[];
  /** Topics that wait for a meeting. */
  topics: TopicShown[];
  /** What was raised to the level above, with the answers. */
  exchanged: TopicShown[];
  /** Who looks prepares the meetings. */
  own: boolean;
  /** A day that leaves time for topics and for the notice: "2026-11-29T14:30". */
  start: string;
}

/** The tri-party meetings of an estate with what became of them. Eight statements. */
export async function estateMeetings(scope: Scope, id: string): Promise<EstateMeetings> {
  const { actor, tx } = scope;
  const body = await bodyOf(scope, id);
  const estate = await tx.estate.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { status: true },
  });
  const status = propertyStatuses.find((one) => one === estate?.status);
  if (body === null || status === undefined) throw new Refusal("not-found", "refusal.notFound");
  const seats = await seatsOf(scope, id);
  return {
    id,
    name: body.name,
    seats,
    missing: missingSides(
      seats.map(({ side }) => side),
      { status },
    ),
    meetings: await meetingsOf(scope, { bodyId: id }),
    topics: await topicsOf(scope, id, ["open"]),
    exchanged: await exchangedTopics(scope, id),
    own: canConvene(actor, body).ok,
    start: await meetingStart(scope),
  };
}
