import { tt } from "./messages/text";
import type { SavedReply } from "../forms/text-field";
import { VerbPanel, type VerbEntry } from "./verb-panel";
import { workOrder, type Verb } from "./verb-order";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { newId } from "@/lib/platform/core/id";
import type { FormAction } from "@/lib/platform/core/action-state";

export type VerbActions = Readonly<Partial<Record<Verb, FormAction>>>;

/** The verbs on a ticket and on its lead assignment as one list of work, and those on each part. */
export function TicketWork({
  ticket,
  replies,
  onTicket,
  onLead,
  opened,
}: {
  ticket: TicketDetail;
  replies: readonly SavedReply[];
  /** What the screen can do to the ticket, and to an assignment; the rest it does not offer. */
  onTicket: VerbActions;
  onLead: VerbActions;
  /** A form that was asked for by its address. */
  opened?: Verb | undefined;
}) {
  const { lead } = ticket;
  const askedDays = (assignmentId: string | undefined) =>
    ticket.applications.find((one) => one.status === "pending" && one.assignmentId === assignmentId)
      ?.days ?? undefined;
  const context = {
    now: ticket.now,
    text: ticket.suggestion?.organizations[0]?.task ?? ticket.text,
    suggested: ticket.suggestion?.organizations,
    photos: ticket.photos.map(({ id, released }) => ({ id, released })),
    dispatch: ticket.dispatch,
    helpers: ticket.helpers,
    areas: ticket.areas,
    categories: ticket.categories,
    categoryId: ticket.categoryId,
    type: ticket.type,
    organizations: ticket.organizations,
    complainedId: ticket.complainedId,
    ...ticket.leadCards,
    closing: ticket.closing,
    joined: ticket.cluster?.joined,
    extension: ticket.extension,
    askedDays: askedDays(lead?.id),
    outcome: lead === null ? undefined : { stated: lead.outcome, reason: lead.outcomeReason },
    replies,
  };
  const parts = ticket.parts.map((part) => ({
    ...part,
    entries: entries(part.verbs, onLead, part),
  }));
  return (
    <>
      <VerbPanel
        subject={ticket.id}
        opened={opened}
        elsewhere={parts.flatMap((part) => part.entries)}
        entries={[
          // A form whose choices the page has not read is not offered half.
          ...entries(
            ticket.ticketVerbs.filter(
              (verb) =>
                (verb !== "transfer" || ticket.areas.length > 0) &&
                (verb !== "addCo" || ticket.helpers.length > 0),
            ),
            onTicket,
            ticket,
          ),
          ...(lead === null ? [] : entries(ticket.leadVerbs, onLead, lead)),
        ]}
        context={context}
      />
      {parts
        .filter((part) => part.entries.length > 0)
        .map((part) => (
          <VerbPanel
            key={part.id}
            subject={ticket.id}
            title={tt("parts.panel", { organization: part.organizationName })}
            entries={part.entries}
            context={{
              now: ticket.now,
              extension: ticket.extension,
              askedDays: askedDays(part.id),
              cards: part.cards,
              levels: part.levels,
              replies,
            }}
          />
        ))}
    </>
  );
}

function entries(
  allowed: readonly string[],
  table: VerbActions,
  { id, version }: { id: string; version: number },
): VerbEntry[] {
  return workOrder.flatMap((verb) => {
    const action = table[verb];
    return action === undefined || !allowed.includes(verb)
      ? []
      : [{ verb, action, id, version, key: newId() }];
  });
}
