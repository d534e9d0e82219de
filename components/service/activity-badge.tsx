import type { ActivityStatus } from "@/lib/affairs/service/rules/offers";
import { Badge } from "../ui/badge";
import { tsv } from "./text";

const tones = { open: "busy", done: "ok", cancelled: "idle" } as const;

export function ActivityBadge({ status }: { status: ActivityStatus }) {
  return <Badge tone={tones[status]}>{tsv(`activities.status.${status}`)}</Badge>;
}
