import type { EventRow } from "@/lib/affairs/tickets/queries/matter";
import { Card } from "../ui/card";
import { fullTime } from "../ui/time-words";
import { eventText, tt } from "./messages/text";
import { Timeline, type TimelineKind } from "./timeline";

/** Everything that happened, the newest first. */
export function History({ events, now }: { events: readonly EventRow[]; now: string }) {
  return (
    <Card title={tt("history.title")}>
      <Timeline
        label={tt("history.title")}
        now={now}
        items={events.map((event) => ({
          id: event.id,
          at: event.at,
          kind: kindOf(event),
          title: eventText(event.name, event.values),
          text: event.dueAt === null ? undefined : tt("history.due", { at: fullTime(event.dueAt) }),
        }))}
      />
    </Card>
  );
}

const kinds: Readonly<Record<string, TimelineKind>> = {
  "ticket.rejected": "back",
  "ticket.answered": "done",
  "ticket.passed_on": "back",
  "ticket.overruled": "back",
  "ticket.reopened": "back",
  "ticket.disputed": "alert",
  "ticket.contested": "alert",
  "ticket.escalated": "alert",
  "ticket.self_solved": "done",
  "ticket.withdrawn": "back",
  "ticket.facts_added": "message",
  "ticket.noted": "message",
  "ticket.replied": "message",
  "ticket.rated": "message",
  "ticket.rated_low": "alert",
  "ticket.called_after_rating": "message",
  "assignment.called_at_due": "message",
  "ticket.urged": "alert",
  "ticket.hurried": "alert",
  "ticket.unlinked": "back",
  "ticket.parted": "back",
  "ticket.released": "back",
  "ticket.instructed": "alert",
  "ticket.revealed": "system",
  "ticket.recused": "system",
  "ticket.anonymised": "system",
  "ticket.handed_over": "system",
  "ticket.handed_back": "system",
  "assignment.handed_over": "system",
  "assignment.handed_back": "system",
  "ticket.recusal_lifted": "system",
  "ticket.reclassified": "system",
  "ticket.complained_named": "system",
  "assignment.part_delivered": "done",
  "assignment.part_waived": "back",
  "assignment.part_ended": "back",
  "assignment.extension_asked": "alert",
  "assignment.extension_refused": "back",
  "assignment.deferral_asked": "alert",
  "assignment.deferral_refused": "back",
  "assignment.termination_asked": "alert",
  "assignment.termination_refused": "back",
  "assignment.terminated": "back",
  "assignment.application_withdrawn": "back",
  "assignment.recalled": "back",
  "assignment.return_requested": "back",
  "assignment.returned": "back",
  "assignment.return_refused": "alert",
  "assignment.handler_assigned": "system",
  "assignment.taken_on": "system",
  "assignment.put_back": "system",
  "assignment.contacted": "message",
  "assignment.arrived": "step",
  "assignment.progress_reported": "message",
  "assignment.remarked": "message",
  "assignment.revealed": "system",
  "assignment.photos_released": "system",
  "assignment.photos_hidden": "system",
  "assignment.sent_back": "back",
  "assignment.redone": "back",
  "assignment.verified": "done",
  "assignment.self_solved": "done",
  "assignment.unsettled": "back",
  "assignment.closed": "done",
};

function kindOf({ name, actorKind }: EventRow): TimelineKind {
  if (name.startsWith("clock.")) return "alert";
  return actorKind === "job" ? "system" : (kinds[name] ?? "step");
}
