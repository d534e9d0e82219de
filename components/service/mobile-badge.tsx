import type { MobileStatus } from "@/lib/affairs/service/rules/mobile";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tsv } from "./text";

const tones: Readonly<Record<MobileStatus, Tone>> = {
  out_registered: "idle",
  in_notified: "busy",
  in_accepted: "info",
  active: "ok",
  affiliation_transferred: "idle",
  returned: "idle",
  lost_contact: "warn",
};

export function MobileBadge({ status }: { status: MobileStatus }) {
  return <Badge tone={tones[status]}>{tsv(`mobile.status.${status}`)}</Badge>;
}
