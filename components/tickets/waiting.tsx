import { tt, word } from "./messages/text";
import { outcomeWords } from "./work-card";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { returnReasons } from "@/lib/affairs/tickets/schema";

/**
 * What is to be decided on, directly above the decision. The result stands on a desk beside the form
 * already, so it is repeated on a phone only, where it would come after.
 */
export function Waiting({ ticket }: { ticket: TicketDetail }) {
  const { lead } = ticket;
  if (ticket.consultWith !== null && lead === null) return <Consultation ticket={ticket} />;
  if (lead === null) return null;
  if (lead.status === "return_requested") {
    const reason = returnReasons.find((one) => one === lead.returnReason);
    return (
      <Notice tone="warn" title={tt("work.asks", { organization: lead.organizationName })}>
        {reason === undefined ? null : <p>{word(`returnReason.${reason}`)}</p>}
        {lead.returnReference === null ? null : <p>{lead.returnReference}</p>}
        <p className="whitespace-pre-line">{lead.returnText}</p>
      </Notice>
    );
  }
  if (lead.status !== "submitted" && lead.status !== "verified") return null;
  return (
    <div className="lg:hidden">
      <Notice tone="info" title={`${lead.organizationName} ${tt("work.result")}`}>
        <p className="whitespace-pre-line">{lead.result}</p>
        <p className="mt-2 whitespace-pre-line">{outcomeWords(lead)}</p>
      </Notice>
    </div>
  );
}

/** With whom it is talked over and until when; afterwards what was found, beside the dispatch. */
function Consultation({ ticket }: { ticket: TicketDetail }) {
  const { consultWith, consultDueAt, consultResult, now } = ticket;
  const open = ticket.status === "consulting";
  const late = open && consultDueAt !== null && Date.parse(consultDueAt) < Date.parse(now);
  return (
    <Notice
      tone={late ? "bad" : open ? "warn" : "info"}
      title={tt(open ? "consult.open" : "consult.closed", { organizations: consultWith ?? "" })}
    >
      {open && consultDueAt !== null ? (
        <p>{tt("consult.due", { at: fullTime(consultDueAt) })}</p>
      ) : null}
      {open ? null : <p className="whitespace-pre-line">{consultResult}</p>}
    </Notice>
  );
}
