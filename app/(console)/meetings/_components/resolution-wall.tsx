import Link from "next/link";
import { Talks } from "@/components/agenda/talks";
import { tme } from "@/components/meetings/text";
import { marks } from "@/components/walls/marks";
import type { WallOfTicket } from "@/lib/across/walls/queries/staff";
import { proposalOf, titleOf } from "@/lib/across/walls/rules/proposal";
import { textMax, titleMax } from "@/lib/across/walls/schema";
import { solvedLater } from "@/lib/parts/meetings/rules/talks";
import type { ResolutionShown, Talk } from "@/lib/parts/meetings/schema";
import { newId } from "@/lib/platform/core/id";
import { answerResolutionOnWall, publishResolutionOnWall } from "../actions";
import { AnswerHere, PublishHere } from "./wall-forms";

export interface WallStanding {
  wall: WallOfTicket;
  /** Where residents read it. */
  href: string;
  /** What residents think of the answer. */
  approval: string | null;
  /** What became of the matter in later meetings. */
  talks: readonly Talk[];
}

/**
 * 问题墙 for what is not solved, 回音壁 for the result (DOMAIN §5.3): where the resolution's matter stands, and for who
 * releases the next step in one click, in words that name nobody.
 */
export function ResolutionWall({
  resolution,
  body,
  standing,
}: {
  resolution: ResolutionShown;
  body: string;
  standing: WallStanding | undefined;
}) {
  const { state } = resolution;
  const settled = state === "done" || state === "unsolved";
  if (standing === undefined) return null;
  const { wall, href, approval, talks } = standing;
  const later = solvedLater(talks);
  const solved = state === "done" || later !== undefined;
  return (
    <div className="grid gap-2">
      {talks.length === 0 ? null : <Talks talks={talks} />}
      {wall.entry === null ? (
        <div className="flex flex-wrap items-center gap-3">
          {settled && wall.may.publish ? (
            <PublishHere
              ticketId={wall.ticketId}
              start={publishStart(resolution, wall, body)}
              photos={wall.photos.filter(({ side }) => side === "before")}
              send={{ action: publishResolutionOnWall, startKey: newId() }}
            />
          ) : settled ? (
            <p className="text-sm text-ink-soft">{tme("wall.none")}</p>
          ) : null}
        </div>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Link href={href} prefetch={false} className="text-link inline-flex min-h-6 items-center">
            {tme(`wall.${wall.entry.wall}`)}
          </Link>
          {approval === null ? null : <span className="text-ink-soft">{approval}</span>}
          {wall.entry.result === null && wall.may.answer && solved ? (
            <AnswerHere
              entry={wall.entry}
              start={proposalOf(later?.reason ?? resolution.reason ?? "", marks)}
              photos={wall.photos.filter(({ side }) => side === "after")}
              send={{ action: answerResolutionOnWall, startKey: newId() }}
            />
          ) : null}
        </p>
      )}
    </div>
  );
}

/** From the resolution and what became of it; never typed twice. */
function publishStart(
  { measure, state, reason }: ResolutionShown,
  { category }: WallOfTicket,
  body: string,
) {
  const text = proposalOf(measure, marks);
  const why = reason === null ? "" : proposalOf(reason, marks);
  const unsolved = state === "unsolved";
  return {
    title: titleOf(text, titleMax) ?? category,
    problem: clipped(
      unsolved
        ? tme("wall.proposal.unsolved", { body, text, why })
        : tme("wall.proposal.done", { body, text }),
    ),
    measures: clipped(unsolved ? tme("wall.proposal.next", { body }) : text),
  };
}

function clipped(text: string): string {
  return Array.from(text).slice(0, textMax).join("");
}
