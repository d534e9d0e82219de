import type { Disclosed } from "@/lib/ground/check-ins/queries/disclosed";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { shortTime } from "../ui/time-words";
import { tc } from "./text";

/** Name and phone: masked, until somebody who may has asked with a purpose. */
export function ContactCard({
  contact,
  masked,
  now,
}: {
  contact: Disclosed | null;
  masked: string | null;
  now: string;
}) {
  return (
    <Card title={tc("detail.contact")}>
      {contact === null ? (
        <p className="text-ink-soft">
          {masked === null ? tc("checkIn.noContact") : tc("detail.masked")}
        </p>
      ) : (
        <div className="grid gap-2 rounded-md border border-info-line bg-info-soft p-3">
          <DescriptionList
            items={[
              { term: tc("detail.fullName"), detail: contact.name },
              {
                term: tc("desk.phone"),
                detail:
                  contact.phone === null ? null : (
                    <a href={`tel:${contact.phone}`} className="text-link font-semibold">
                      {contact.phone}
                    </a>
                  ),
              },
            ]}
          />
          <p className="text-xs text-ink-soft">
            {tc("detail.until", { time: shortTime(contact.until, now) })}
          </p>
        </div>
      )}
    </Card>
  );
}
