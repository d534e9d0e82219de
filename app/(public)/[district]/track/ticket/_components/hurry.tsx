import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { OwnTicket } from "@/lib/affairs/tickets/queries/public";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { t } from "../../../../_components/text";

/** 催办, as long as there is no result: how often it was, and the button or from when it is there. */
export function Hurry({
  ticket: { hurry },
  zone,
  now,
  children,
}: {
  ticket: OwnTicket;
  zone: string;
  now: number;
  /** The button. */
  children: ReactNode;
}) {
  if (hurry === null) return null;
  const { count, at, may, from } = hurry;
  const again = from === null ? null : formatDateTime(from, zone, now);
  return (
    <Card title={t("ticket.hurry")}>
      <div className="grid gap-1">
        {count === 0 ? null : (
          <p>
            {t("ticket.hurried", { count, at: at === null ? "" : formatDateTime(at, zone, now) })}
          </p>
        )}
        <p className="text-ink-soft">
          {may
            ? t("ticket.hurryHint")
            : again === null
              ? t("ticket.hurryEnd")
              : t(count === 0 ? "ticket.hurryFirst" : "ticket.hurryFrom", { at: again })}
        </p>
      </div>
      {may ? children : null}
    </Card>
  );
}
