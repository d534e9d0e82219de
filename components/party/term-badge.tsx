import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { TermState } from "@/lib/ground/party/rules/terms";
import { tg } from "./text";

const tones: Readonly<Record<TermState, Tone>> = {
  running: "idle",
  due: "warn",
  overdue: "bad",
  extended: "info",
};

/** How a term stands: only what somebody must think of has a colour. */
export function TermBadge({ state }: { state: TermState }) {
  return (
    <Badge tone={tones[state]} icon={state === "running" ? undefined : "calendar"}>
      {tg(`term.${state}`)}
    </Badge>
  );
}
