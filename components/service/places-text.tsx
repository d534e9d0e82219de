import { Badge } from "../ui/badge";
import { tsv } from "./text";

/** How many places are taken, in words and not by a bar: full is not bad. */
export function PlacesText({
  capacity,
  held,
  waiting,
}: {
  capacity: number;
  held: number;
  waiting: number;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2 tabular-nums">
      {tsv("posts.places", { held, capacity })}
      {waiting === 0 ? null : <Badge tone="warn">{tsv("posts.waiting", { count: waiting })}</Badge>}
    </span>
  );
}
