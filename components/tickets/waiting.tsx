import { tt, word } from "./messages/text";
import { outcomeWords } from "./work-card";
import { Notice } from "../ui/notice";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { returnReasons } from "@/lib/affairs/tickets/schema";

/**
 * What is to be decided on, directly above the decision. The result stands on a desk beside the form
 * already, so it is repeated on a phone only, where it would come after.
 */
export function Waiting({ ticket: { lead } }: { ticket: TicketDetail }) {
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
