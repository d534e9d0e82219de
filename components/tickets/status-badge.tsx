import { t } from "../messages/text";
import { Badge } from "../ui/badge";
import {
  assignmentLooks,
  ticketLooks,
  type AssignmentStatus,
  type TicketStatus,
} from "./status-look";

/** The state of a ticket, in the words of the field. */
export function TicketStatusBadge({
  status,
  word,
}: {
  status: TicketStatus;
  /** Other words, such as the plainer ones residents read. */
  word?: string | undefined;
}) {
  const { tone, icon } = ticketLooks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word ?? t(`ticket.status.${status}`)}
    </Badge>
  );
}

/** The state of what one organization was sent, from that organization's side. */
export function AssignmentStatusBadge({
  status,
  word,
}: {
  status: AssignmentStatus;
  word?: string | undefined;
}) {
  const { tone, icon } = assignmentLooks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word ?? t(`assignment.status.${status}`)}
    </Badge>
  );
}
