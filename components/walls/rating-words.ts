import type { PublicEntry } from "@/lib/across/walls/schema";
import { tv } from "./text";

const answers = ["solved", "partly", "unsolved", "satisfied", "basically", "dissatisfied"] as const;

/** What those who raised it said, as counts: a rate of one or two people would be no rate. */
export function ratingWords(
  entry: Pick<PublicEntry, "ratings" | (typeof answers)[number]>,
): string {
  if (entry.ratings === 0) return tv("public.rating.none");
  const words = answers
    .filter((answer) => entry[answer] > 0)
    .map((answer) => tv(`public.rating.${answer}`, { count: entry[answer] }));
  return tv("public.ratingOf", {
    count: entry.ratings,
    words: words.join(tv("public.ratingJoin")),
  });
}
