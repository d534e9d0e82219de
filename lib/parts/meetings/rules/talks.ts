import type { ResolutionState } from "./stages";

/** What a later meeting has resolved and what is done: the result of a matter that was not solved at first. */
export function solvedLater<R extends { state: ResolutionState }>(
  talks: readonly { resolutions: readonly R[] }[],
): R | undefined {
  return talks.flatMap(({ resolutions }) => resolutions).findLast(({ state }) => state === "done");
}
