import "server-only";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { CheckInEvent } from "../events";

/** An event about a check-in, a member or a unit's check-in. */
export function checkInEvent(
  name: CheckInEvent,
  subjectId: string,
  version: number,
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId, version, payload };
}
