import type { ShownContact } from "@/lib/affairs/service/queries/request-contact";
import { DescriptionList } from "../ui/description-list";
import { shortTime } from "../ui/time-words";
import { tsv } from "./text";

/** Who asks, for a quarter of an hour after somebody who may has asked with a purpose. */
export function ContactShown({ contact, now }: { contact: ShownContact; now: string }) {
  return (
    <div className="grid gap-2 rounded-md border border-info-line bg-info-soft p-3">
      <p className="whitespace-pre-line">{contact.text}</p>
      <DescriptionList
        items={[
          { term: tsv("wish.name"), detail: contact.name },
          {
            term: tsv("wish.phone"),
            detail:
              contact.phone === null ? null : (
                <a href={`tel:${contact.phone}`} className="text-link font-semibold">
                  {contact.phone}
                </a>
              ),
          },
          { term: tsv("wish.address"), detail: contact.address },
        ]}
      />
      <p className="text-xs text-ink-soft">
        {tsv("wish.reveal.until", { time: shortTime(contact.until, now) })}
      </p>
    </div>
  );
}
