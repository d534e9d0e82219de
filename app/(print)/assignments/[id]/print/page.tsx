import type { Metadata } from "next";
import { DispatchSlip } from "@/components/tickets/dispatch-slip";
import { tt } from "@/components/tickets/messages/text";
import { slipOf } from "@/lib/affairs/tickets/queries/slip";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tt("slip.title") };

export default async function AssignmentPrintPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const slip = await read([...areaRoles, ...organizationRoles], (scope) =>
    slipOf(scope, { assignmentId: id }),
  );
  return <DispatchSlip slip={slip} backHref={`/assignments/${id}`} />;
}
