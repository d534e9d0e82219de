import type { Metadata } from "next";
import { DispatchSlip } from "@/components/tickets/dispatch-slip";
import { tt } from "@/components/tickets/messages/text";
import { slipOf } from "@/lib/affairs/tickets/queries/slip";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tt("slip.title") };

/** Stands outside of the console's shell: paper has no navigation. */
export default async function TicketPrintPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const slip = await read(areaRoles, (scope) => slipOf(scope, { ticketId: id }));
  return <DispatchSlip slip={slip} backHref={`/tickets/${id}`} />;
}
