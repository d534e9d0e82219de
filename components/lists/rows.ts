import type { AssignmentLine } from "@/lib/affairs/tickets/queries/assignments-list";
import type { TicketLine } from "@/lib/affairs/tickets/queries/list";
import { newId } from "@/lib/platform/core/id";
import type { AssignmentRow, TicketRow } from "../tickets/ticket-table";

/** A line with the address of its page. */
export function ticketRow(line: TicketLine): TicketRow {
  return { ...line, href: `/tickets/${line.id}` };
}

export function assignmentRow(line: AssignmentLine): AssignmentRow {
  return { ...line, href: `/assignments/${line.id}`, key: newId() };
}
