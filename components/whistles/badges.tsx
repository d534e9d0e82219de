import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Tone } from "@/components/ui/tone";
import type { ResponseStatus, WhistleKind } from "@/lib/affairs/whistles/rules/whistle";
import { tw } from "./text";

const responseLooks: Readonly<Record<ResponseStatus, { tone: Tone; icon: IconName }>> = {
  called: { tone: "warn", icon: "bell" },
  acknowledged: { tone: "info", icon: "check" },
  refused: { tone: "bad", icon: "close" },
  arrived: { tone: "busy", icon: "pin" },
  left: { tone: "warn", icon: "arrowRight" },
  done: { tone: "ok", icon: "checkCircle" },
  absent: { tone: "bad", icon: "dash" },
  cancelled: { tone: "idle", icon: "close" },
};

export function ResponseBadge({ status }: { status: ResponseStatus }) {
  return <Badge {...responseLooks[status]}>{tw(`response.${status}`)}</Badge>;
}

export function CallBadge({ status }: { status: "called" | "confirmed" | "cancelled" }) {
  const tone = { called: "busy", confirmed: "ok", cancelled: "idle" } as const;
  return <Badge tone={tone[status]}>{tw(`status.${status}`)}</Badge>;
}

export function KindBadge({ kind }: { kind: WhistleKind }) {
  return <Badge tone={kind === "emergency" ? "bad" : "info"}>{tw(`kind.${kind}`)}</Badge>;
}
