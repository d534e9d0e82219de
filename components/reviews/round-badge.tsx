import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Tone } from "@/components/ui/tone";
import type { RoundStage } from "@/lib/affairs/reviews/rules/rounds";
import { trv } from "./text";

const looks: Readonly<Record<RoundStage, { tone: Tone; icon: IconName }>> = {
  draft: { tone: "idle", icon: "edit" },
  ahead: { tone: "info", icon: "calendar" },
  open: { tone: "busy", icon: "clock" },
  over: { tone: "warn", icon: "clock" },
  closed: { tone: "info", icon: "check" },
  released: { tone: "ok", icon: "checkCircle" },
  calledOff: { tone: "bad", icon: "alert" },
};

export function RoundBadge({ stage }: { stage: RoundStage }) {
  return <Badge {...looks[stage]}>{trv(`stage.${stage}`)}</Badge>;
}
