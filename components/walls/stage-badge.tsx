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

/** `talked`: what has ended without a solution is talked about in a meeting. */
export function StageBadge({ stage, talked = false }: { stage: Stage; talked?: boolean }) {
  if (talked && (stage === "closed" || stage === "ended")) {
    return <Badge tone="busy">{tv("stage.talked")}</Badge>;
  }
  return <Badge tone={tones[stage]}>{tv(`stage.${stage}`)}</Badge>;
}
