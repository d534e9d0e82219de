import type { Duration } from "@/lib/platform/core/duration";
import { tt } from "./messages/text";

/** "7 个工作日", "24 小时": a limit as rules write it. */
export function limitText({ value, unit }: Duration): string {
  return tt(`limit.${unit}`, { value });
}
