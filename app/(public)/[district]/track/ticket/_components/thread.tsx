import { classes } from "@/components/ui/classes";
import type { OwnTicket } from "@/lib/affairs/tickets/queries/public";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { t } from "../../../../_components/text";

/** What resident and offices wrote to each other. Offices speak as such, not as persons. */
export function Thread({ ticket, zone, now }: { ticket: OwnTicket; zone: string; now: number }) {
  if (ticket.messages.length === 0) {
    return <p className="text-ink-soft">{t("ticket.threadNone")}</p>;
  }
  return (
    <ol className="grid gap-3">
      {ticket.messages.map(({ id, side, body, at }) => (
        <li
          key={id}
          className={classes(
            "max-w-[90%] rounded-lg border px-3 py-2",
            side === "resident"
              ? "justify-self-end border-action-line bg-action-soft"
              : "bg-sunken",
          )}
        >
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
            <strong className="font-semibold">{sideWord(side)}</strong>
            <time dateTime={at.toISOString()}>{formatDateTime(at, zone, now)}</time>
          </p>
          <p className="whitespace-pre-line">{body}</p>
        </li>
      ))}
    </ol>
  );
}

function sideWord(side: string): string {
  if (side === "resident") return t("ticket.sideResident");
  return t(side === "organization" ? "ticket.sideOrganization" : "ticket.sideArea");
}
