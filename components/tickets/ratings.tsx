import { t } from "../messages/text";
import { tt } from "./messages/text";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TimeText } from "../ui/time-text";
import type { RatingRow } from "@/lib/affairs/tickets/queries/matter";

/** What the resident said of each handling, the latest first. */
export function Ratings({ ratings, now }: { ratings: readonly RatingRow[]; now: string }) {
  if (ratings.length === 0) return null;
  return (
    <Card title={tt("rating.title")}>
      <ol className="grid gap-4">
        {ratings.map((rating) => (
          <li key={rating.round} className="grid gap-2">
            <p className="flex justify-between gap-3 text-xs text-ink-soft">
              <span>
                {tt("rating.round", { round: rating.round })}
                {rating.calledBy === null
                  ? null
                  : ` · ${tt("rating.called", { by: rating.calledBy })}`}
              </span>
              <TimeText at={rating.at} now={now} />
            </p>
            <DescriptionList
              items={[
                {
                  term: tt("rating.contacted"),
                  detail: t(`rating.contacted.${rating.contacted ? "yes" : "no"}`),
                },
                { term: tt("rating.solved"), detail: t(`rating.solved.${solvedOf(rating)}`) },
                {
                  term: tt("rating.satisfied"),
                  detail: t(`rating.satisfied.${satisfiedOf(rating)}`),
                },
              ]}
            />
            {rating.comment === null ? null : (
              <p className="whitespace-pre-line">{rating.comment}</p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function solvedOf({ solved }: RatingRow) {
  return solved === "yes" || solved === "partly" ? solved : "no";
}

function satisfiedOf({ satisfied }: RatingRow) {
  return satisfied === "yes" || satisfied === "basically" ? satisfied : "no";
}
