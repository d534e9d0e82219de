import type { CheckInStatus } from "@/lib/ground/check-ins/rules/workflow";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tc } from "./text";

const tones: Readonly<Record<CheckInStatus, Tone>> = {
  invited: "info",
  submitted: "busy",
  active: "ok",
  declined: "idle",
  exempt: "info",
  ended: "idle",
};

export function CheckInBadge({ status }: { status: CheckInStatus }) {
  return <Badge tone={tones[status]}>{tc(`status.${status}`)}</Badge>;
}
