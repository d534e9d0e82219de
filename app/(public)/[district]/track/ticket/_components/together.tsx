import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/tickets/timeline";
import type { OwnTicket } from "@/lib/affairs/tickets/queries/public";
import { eventText, statusText, t } from "../../../../_components/text";

/**
 * The matter that this one is handled with: how it stands and what has been done. Never the words of
 * whoever reported it, or who that was.
 */
export function Together({ ticket: { handledWith, status } }: { ticket: OwnTicket }) {
  if (handledWith === null) return null;
  const { number, people, steps } = handledWith;
  return (
    <Card title={t("ticket.with")}>
      <p>
        {status === "rejected"
          ? t("ticket.duplicateHint", { number })
          : t("ticket.withHint", { number, people })}
      </p>
      <p className="my-3 font-semibold">
        {t("ticket.withStatus", { status: statusText(leadStatus(handledWith.status)) })}
      </p>
      {steps.length === 0 ? (
        <p className="text-ink-soft">{t("ticket.withNone")}</p>
      ) : (
        <Timeline
          label={t("ticket.with")}
          items={steps.map(({ id, name, at, values }) => ({
            id,
            at: at.toISOString(),
            // The others are asked for their rating by their own page.
            title:
              name === "assignment.verified" ? t("ticket.withVerified") : eventText(name, values),
            kind: /\.(closed|verified|self_solved)/.test(name) ? "done" : "step",
          }))}
        />
      )}
    </Card>
  );
}

/** What the words of a status ask of the other resident is not said to this one. */
function leadStatus(status: string): string {
  return status === "callback" || status === "withdrawn" ? `other.${status}` : status;
}
