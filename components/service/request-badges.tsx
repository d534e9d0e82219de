import type { RequestKind, RequestStatus } from "@/lib/affairs/service/rules/requests";
import checkIns from "@/lib/ground/check-ins/messages/zh-CN.json";
import { lookup } from "@/lib/platform/i18n/messages";
import { Badge } from "../ui/badge";
import type { IconName } from "../ui/icon";
import type { Tone } from "../ui/tone";
import { tsv } from "./text";

const looks: Readonly<Record<RequestStatus, { tone: Tone; icon?: IconName }>> = {
  submitted: { tone: "warn", icon: "inbox" },
  declined: { tone: "idle", icon: "close" },
  published: { tone: "info", icon: "eye" },
  taken: { tone: "busy", icon: "person" },
  done: { tone: "warn", icon: "check" },
  confirmed: { tone: "ok", icon: "check" },
  closed: { tone: "ok", icon: "checkCircle" },
  withdrawn: { tone: "idle", icon: "dash" },
};

export function RequestStatusBadge({ status }: { status: RequestStatus }) {
  return <Badge {...looks[status]}>{tsv(`wish.status.${status}`)}</Badge>;
}

export function RequestKindBadge({ kind }: { kind: RequestKind }) {
  return <Badge tone={kind === "wish" ? "info" : "idle"}>{tsv(`wish.kind.${kind}`)}</Badge>;
}

/** Skills and times are data; several stand in one line. */
export function skillWords(skills: readonly string[]): string {
  return skills.map((one) => lookup([checkIns], `skill.${one}`)).join(tsv("wish.and"));
}

export function timeWords(times: readonly string[]): string {
  return times.map((one) => lookup([checkIns], `time.${one}`)).join(tsv("wish.and"));
}

export function ratingWord(rating: string): string {
  if (rating === "yes") return tsv("wish.rating.yes");
  return tsv(rating === "basically" ? "wish.rating.basically" : "wish.rating.no");
}
