import type { EscalationCause } from "@/lib/affairs/tickets/rules/escalation";
import { Badge } from "../ui/badge";
import { tt, word } from "./messages/text";

/** 问题工单: handled or passed on too often without an end; the district watches it. */
export function EscalatedBadge({ cause }: { cause?: EscalationCause | undefined }) {
  return (
    <Badge tone="bad" icon="alert">
      {cause === undefined
        ? tt("escalated.badge")
        : `${tt("escalated.badge")} · ${word(`escalated.${cause}`)}`}
    </Badge>
  );
}
