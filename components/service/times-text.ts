import { times } from "@/lib/ground/check-ins/rules/choices";
import { tsv } from "./text";

/** "工作日晚间、周末": the times of a post or of a member in words. */
export function timesText(given: readonly string[]): string {
  return times
    .flatMap((time) => (given.includes(time) ? [tsv(`time.${time}`)] : []))
    .join(tsv("time.and"));
}
