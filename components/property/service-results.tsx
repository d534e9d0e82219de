import type { ServiceRating } from "@/lib/affairs/property/queries/ratings";
import { Voices } from "../ratings/voices";
import { quarterText, serviceAsked } from "./asked";
import { tpr } from "./text";

/** What residents said, quarter by quarter, each with the company of its time; beside each other and in no order but time. */
export function ServiceResults({ ratings }: { ratings: readonly ServiceRating[] }) {
  if (ratings.length === 0) return <p className="text-ink-soft">{tpr("service.none")}</p>;
  return (
    <ol className="grid gap-5 sm:grid-cols-[repeat(auto-fit,minmax(17rem,1fr))]">
      {ratings.slice(0, shownMax).map((rating) => (
        <li key={rating.id} className="grid content-start gap-2">
          <h3 className="text-base">
            {quarterText(rating.period)}
            <span className="block text-sm font-normal text-ink-soft">
              {[
                tpr(rating.state === "open" ? "service.open" : "service.over"),
                ...(rating.company === null ? [] : [rating.company]),
              ].join(" · ")}
            </span>
          </h3>
          <Voices rating={rating} questions={serviceAsked()} />
        </li>
      ))}
    </ol>
  );
}

/** Two years. */
const shownMax = 8;
