import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Tone } from "@/components/ui/tone";
import type { Due, Outcome, Stage } from "@/lib/affairs/topics/rules/topic";
import { tm } from "./text";

const stageLooks: Readonly<Record<Stage, { tone: Tone; icon: IconName }>> = {
  planned: { tone: "idle", icon: "calendar" },
  underWay: { tone: "busy", icon: "clock" },
  done: { tone: "info", icon: "check" },
  reviewed: { tone: "ok", icon: "checkCircle" },
};

export function StageBadge({ stage }: { stage: Stage }) {
  return <Badge {...stageLooks[stage]}>{tm(`stage.${stage}`)}</Badge>;
}

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const tones = { solved: "ok", partly: "warn", dropped: "idle" } as const;
  return <Badge tone={tones[outcome]}>{tm(`outcome.${outcome}`)}</Badge>;
}

const dueLooks: Readonly<Record<Due, { tone: Tone; icon: IconName }>> = {
  done: { tone: "ok", icon: "check" },
  late: { tone: "bad", icon: "alert" },
  soon: { tone: "warn", icon: "clock" },
  later: { tone: "idle", icon: "calendar" },
};

export function DueBadge({ due }: { due: Due }) {
  return <Badge {...dueLooks[due]}>{tm(`due.${due}`)}</Badge>;
}
