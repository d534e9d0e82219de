import type { RecordStatus } from "@/lib/affairs/service/rules/records";
import { Badge } from "../ui/badge";
import { tsv } from "./text";

const tones = { submitted: "busy", confirmed: "ok", refused: "bad", withdrawn: "idle" } as const;

export function RecordBadge({ status }: { status: RecordStatus }) {
  return <Badge tone={tones[status]}>{tsv(`records.status.${status}`)}</Badge>;
}
