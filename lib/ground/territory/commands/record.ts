import "server-only";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { AreaEvent } from "../events";

export function areaEvent(name: AreaEvent, areaId: string, payload: EventSpec["payload"] = {}) {
  return { name, subjectId: areaId, payload } satisfies EventSpec;
}
