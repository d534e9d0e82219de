import type { Stage } from "@/lib/across/walls/rules/stages";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tv } from "./text";

const tones: Readonly<Record<Stage, Tone>> = {
  received: "idle",
  dispatched: "info",
  handling: "busy",
  deferred: "warn",
  checking: "info",
  closed: "ok",
  ended: "idle",
};

export function StageBadge({ stage }: { stage: Stage }) {
  return <Badge tone={tones[stage]}>{tv(`stage.${stage}`)}</Badge>;
}
