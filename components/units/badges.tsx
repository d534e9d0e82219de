import type { Coverage } from "@/lib/across/coverage/rules/coverage";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tcv } from "./text";

const tones: Readonly<Record<Coverage, Tone>> = {
  own: "ok",
  joint: "ok",
  adviser: "info",
  none: "warn",
};

/** How the Party's work reaches a unit. */
export function CoverageBadge({ coverage }: { coverage: Coverage }) {
  return <Badge tone={tones[coverage]}>{tcv(`coverage.${coverage}`)}</Badge>;
}
