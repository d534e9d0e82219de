import Link from "next/link";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { tt } from "./messages/text";

/** Handing a ticket to another area; giving a part to a helper. */
export type LateForm = "transfer" | "addCo";

/** The forms whose many choices are read only when somebody wants them. */
export function LateForms({
  ticket,
  formHrefs,
}: {
  ticket: TicketDetail;
  /** Of those forms that this page leaves out at first. */
  formHrefs: Readonly<Partial<Record<LateForm, string>>>;
}) {
  const here = { transfer: ticket.areas, addCo: ticket.helpers };
  const links = (["transfer", "addCo"] as const).flatMap((verb) => {
    const href = formHrefs[verb];
    const missing = ticket.ticketVerbs.includes(verb) && here[verb].length === 0;
    return href === undefined || !missing ? [] : [{ verb, href }];
  });
  if (links.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm" data-no-print>
      {links.map(({ verb, href }) => (
        <Link key={verb} href={href} prefetch={false} scroll={false} className="text-link py-1">
          {tt(`late.${verb}`)}
        </Link>
      ))}
    </p>
  );
}
