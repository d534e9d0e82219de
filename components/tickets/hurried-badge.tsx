import { Badge } from "../ui/badge";
import { tt } from "./messages/text";

/** The resident has asked when it will be done. */
export function HurriedBadge({ count }: { count: number }) {
  return count === 0 ? null : <Badge tone="warn">{tt("hurried", { count })}</Badge>;
}
