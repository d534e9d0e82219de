import "server-only";
import { meetingsOf, type MeetingLine } from "@/lib/parts/meetings/queries/list";
import { meetingStart } from "@/lib/parts/meetings/queries/start";
import { droppedTopics, exchangedTopics, topicsOf } from "@/lib/parts/meetings/queries/topics";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { bodyOf } from "./body";
import { turnsAhead } from "./rotation";

export interface CouncilMeetings {
  id: string;
  name: string;
  meetings: MeetingLine[];
  /** Topics that wait for a meeting. */
  topics: TopicShown[];
  /** What was raised to the level above, or from the one below, with the answers. */
  exchanged: TopicShown[];
  /** What was not taken up, and why. */
  dropped: TopicShown[];
  /** Who looks prepares the meetings. */
  own: boolean;
  /** A day that leaves time for topics and for the notice: "2026-11-29T14:30". */
  start: string;
  /** Whose turn it is from today on: the form proposes the convener of the day. */
  turns: { startsOn: string; endsOn: string; organization: string }[];
}

/** The meetings of a council with what became of them, and the topics that wait. Eleven statements. */
export async function councilMeetings(scope: Scope, id: string): Promise<CouncilMeetings> {
  const { actor } = scope;
  const council = await bodyOf(scope, id);
  if (council === null) throw new Refusal("not-found", "refusal.notFound");
  const own = canConvene(actor, council).ok;
  return {
    id,
    name: council.name,
    meetings: await meetingsOf(scope, { bodyId: id }),
    topics: await topicsOf(scope, id, ["open"]),
    exchanged: await exchangedTopics(scope, id),
    dropped: await droppedTopics(scope, id),
    own,
    turns: own ? await turnsAhead(scope, id) : [],
    start: await meetingStart(scope),
  };
}
