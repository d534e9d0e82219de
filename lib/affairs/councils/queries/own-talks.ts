import "server-only";
import { ownTalk, type OwnTalk } from "@/lib/parts/meetings/schema";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * What the holder of a receipt is told of meetings: where the own topic or matter is talked about, when, and what came
 * of it, from the own council up. Nothing for a receipt of something else. One statement.
 */
export async function ownTalks({ tx }: Scope): Promise<OwnTalk[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select own, depth, number, title, matter, body_name as "bodyName", status, entered_at as "enteredAt",
      starts_at as "startsAt", meeting_status as "meetingStatus", answer, answered_by as "answeredBy",
      answered_at as "answeredAt", resolutions
    from sec.own_talks()`;
  return ownTalk.array().parse(rows);
}
