import type { Talk } from "../schema";

type Course = readonly Pick<Talk, "resolutions">[];

/** What a later meeting has resolved and what is done: the result of a matter that was not solved at first. */
export function solvedLater(talks: Course): Talk["resolutions"][number] | undefined {
  return talks.flatMap(({ resolutions }) => resolutions).findLast(({ state }) => state === "done");
}
