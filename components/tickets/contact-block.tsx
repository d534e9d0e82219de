import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { shortTime } from "../ui/time-words";
import { tt } from "./messages/text";

export interface ContactShown {
  name: string | null;
  phone: string | null;
  until: string;
}

/** Who raised the matter: masked, until somebody who may has asked with a purpose. */
export function ContactBlock({
  hasPhone,
  allowCall,
  contact,
  mayAsk,
  ended,
  against,
  interested,
  now,
}: {
  hasPhone: boolean;
  allowCall: boolean;
  contact: ContactShown | null;
  mayAsk: boolean;
  /** Nobody asks any more, whatever the duty. */
  ended: boolean;
  /** Whom the matter is against, and whether the viewer serves there. */
  against: string | null;
  interested: boolean;
  now: string;
}) {
  return (
    <Card title={tt("contact.title")}>
      <div className="flex flex-wrap gap-2">
        <Badge tone={hasPhone ? "info" : "idle"} icon="phone">
          {tt(hasPhone ? "contact.hasPhone" : "contact.noPhone")}
        </Badge>
        {hasPhone ? (
          <Badge tone={allowCall ? "ok" : "idle"}>
            {tt(allowCall ? "contact.mayCall" : "contact.noCall")}
          </Badge>
        ) : null}
      </div>
      {against === null ? null : (
        <p className="mt-2 text-xs text-ink-soft">{tt("contact.against", { name: against })}</p>
      )}
      {contact === null ? (
        <p className="mt-2 text-xs text-ink-faint">
          {tt(whyMasked({ interested, mayAsk, ended }))}
        </p>
      ) : (
        <Revealed contact={contact} now={now} />
      )}
    </Card>
  );
}

function whyMasked(given: { interested: boolean; mayAsk: boolean; ended: boolean }) {
  if (given.ended) return "contact.ended";
  if (given.interested) return "contact.interested";
  return given.mayAsk ? "contact.masked" : "contact.hidden";
}

/** Shown for a quarter of an hour after it was asked for. */
export function Revealed({ contact, now }: { contact: ContactShown; now: string }) {
  return (
    <div className="mt-3 grid gap-2 rounded-md border border-info-line bg-info-soft p-3">
      <DescriptionList
        items={[
          ...(contact.name === null ? [] : [{ term: tt("contact.name"), detail: contact.name }]),
          {
            term: tt("contact.phone"),
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
        {tt("contact.until", { time: shortTime(contact.until, now) })}
      </p>
    </div>
  );
}
