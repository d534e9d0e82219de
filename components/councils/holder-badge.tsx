import type { HolderStatus } from "@/lib/affairs/councils/rules/seats";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tc } from "./text";

const tones: Readonly<Record<HolderStatus, Tone>> = {
  recommended: "busy",
  selected: "busy",
  approved: "busy",
  appointed: "info",
  published: "ok",
  declined: "idle",
  ended: "idle",
};

/** How far somebody is on the way to a seat, or past it. */
export function HolderBadge({ status }: { status: HolderStatus }) {
  return <Badge tone={tones[status]}>{tc(`status.${status}`)}</Badge>;
}
