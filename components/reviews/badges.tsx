import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Tone } from "@/components/ui/tone";
import type { OpinionLine } from "@/lib/affairs/reviews/queries/columns";
import type { Status, Timing } from "@/lib/affairs/reviews/rules/opinions";
import { trv } from "./text";

const statusLooks: Readonly<Record<Status, { tone: Tone; icon: IconName }>> = {
  asked: { tone: "busy", icon: "clock" },
  answered: { tone: "info", icon: "check" },
  closed: { tone: "ok", icon: "checkCircle" },
};

export function OpinionStatus({ status }: { status: Status }) {
  return <Badge {...statusLooks[status]}>{trv(`status.${status}`)}</Badge>;
}

const timingLooks: Readonly<Record<Timing, { tone: Tone; icon: IconName }>> = {
  later: { tone: "idle", icon: "calendar" },
  soon: { tone: "warn", icon: "clock" },
  late: { tone: "bad", icon: "alert" },
  inTime: { tone: "ok", icon: "check" },
  answeredLate: { tone: "warn", icon: "alert" },
  unanswered: { tone: "idle", icon: "calendar" },
};

/** How it stands to its day: shown as it is, counted nowhere. */
export function OpinionTiming({ one: { timing, dueOn } }: { one: OpinionLine }) {
  return <Badge {...timingLooks[timing]}>{trv(`timing.${timing}`, { day: dueOn })}</Badge>;
}
