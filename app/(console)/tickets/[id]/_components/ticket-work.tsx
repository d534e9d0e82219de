import { tt } from "@/components/tickets/messages/text";
import type { SavedReply } from "@/components/tickets/text-field";
import { VerbPanel, type VerbEntry } from "@/components/tickets/verb-panel";
import { workOrder, type Verb } from "@/components/tickets/verb-order";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { newId } from "@/lib/platform/core/id";
import type { FormAction } from "@/lib/platform/core/action-state";
import * as actions from "../actions";

/** The verbs on a ticket and on its lead assignment as one list of work, and those on each part. */
export function TicketWork({
  ticket,
  replies,
}: {
  ticket: TicketDetail;
  replies: readonly SavedReply[];
}) {
  const { lead } = ticket;
  const context = {
    now: ticket.now,
    text: ticket.text,
    photos: ticket.photos.map(({ id, released }) => ({ id, released })),
    dispatch: ticket.dispatch,
    helpers: ticket.helpers,
    areas: ticket.areas,
    categories: ticket.categories,
    categoryId: ticket.categoryId,
    type: ticket.type,
    organizations: ticket.organizations,
    complainedId: ticket.complainedId,
    closing: ticket.closing,
    outcome: lead === null ? undefined : { stated: lead.outcome, reason: lead.outcomeReason },
    replies,
  };
  return (
    <>
      <VerbPanel
        entries={[
          ...entries(ticket.ticketVerbs, onTicket, ticket),
          ...(lead === null ? [] : entries(ticket.leadVerbs, onLead, lead)),
        ]}
        context={context}
      />
      {ticket.parts
        .filter((part) => part.verbs.length > 0)
        .map((part) => (
          <VerbPanel
            key={part.id}
            title={tt("parts.panel", { organization: part.organizationName })}
            entries={entries(part.verbs, onLead, part)}
            context={{ now: ticket.now, replies }}
          />
        ))}
    </>
  );
}

function entries(
  allowed: readonly string[],
  table: Readonly<Partial<Record<Verb, FormAction>>>,
  { id, version }: { id: string; version: number },
): VerbEntry[] {
  return workOrder.flatMap((verb) => {
    const action = table[verb];
    return action === undefined || !allowed.includes(verb)
      ? []
      : [{ verb, action, id, version, key: newId() }];
  });
}

const onTicket = {
  addCo: actions.addCoToTicket,
  answer: actions.answerTicket,
  dispatch: actions.dispatchTicket,
  instruct: actions.instructTicket,
  locate: actions.locateTicket,
  note: actions.noteTicket,
  overrule: actions.overruleTicket,
  reclassify: actions.reclassifyTicket,
  reject: actions.rejectTicket,
  releasePhotos: actions.releasePhotosOfTicket,
  reopen: actions.reopenTicket,
  reply: actions.replyOnTicket,
  reveal: actions.revealComplainant,
  selfSolve: actions.selfSolveTicket,
  transfer: actions.transferTicket,
  urge: actions.urgeTicket,
} as const;

const onLead = {
  acceptReturn: actions.acceptReturnOfTicket,
  close: actions.closeTicket,
  recall: actions.recallTicket,
  redo: actions.redoTicket,
  refuseReturn: actions.refuseReturnOfTicket,
  verify: actions.verifyTicket,
  waive: actions.waivePart,
} as const;
