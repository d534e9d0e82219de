import { tt, word } from "./messages/text";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { TimeText } from "../ui/time-text";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";

/** Whom the street tried to reach about the result, and how often in vain. */
export function Calls({ ticket: { calls, noReply, status, now } }: { ticket: TicketDetail }) {
  const declined = noReply && status === "callback";
  if (calls.length === 0 && !declined) return null;
  return (
    <Card title={tt("calls.title")}>
      {declined ? <Notice tone="info" title={tt("calls.noReply")} /> : null}
      <ol className="grid gap-2">
        {calls.map((call) => (
          <li key={call.id} className="flex flex-wrap gap-x-3">
            <TimeText at={call.at} now={now} />
            <span>{word(`callAbout.${call.about}`)}</span>
            <span>{word(`channel.${call.channel}`)}</span>
            <span className={call.reached ? undefined : "font-semibold text-warn"}>
              {tt(call.reached ? "calls.reached" : "calls.missed")}
            </span>
            <span className="text-ink-soft">{call.byName}</span>
            {call.note === null ? null : <p className="w-full whitespace-pre-line">{call.note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
