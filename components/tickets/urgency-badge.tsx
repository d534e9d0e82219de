import { t } from "../messages/text";
import { Badge } from "../ui/badge";

export type Urgency = "urgent" | "routine" | "key";

/** Routine is the rule and stays quiet, so that the others are seen. */
export function UrgencyBadge({ urgency, quiet = true }: { urgency: Urgency; quiet?: boolean }) {
  switch (urgency) {
    case "urgent":
      return (
        <Badge tone="bad" icon="bell">
          {t("urgency.urgent")}
        </Badge>
      );
    case "key":
      return (
        <Badge tone="busy" icon="flag">
          {t("urgency.key")}
        </Badge>
      );
    case "routine":
      return quiet ? (
        <span className="text-xs whitespace-nowrap text-ink-faint">{t("urgency.routine")}</span>
      ) : (
        <Badge>{t("urgency.routine")}</Badge>
      );
  }
}
