import type { Metadata } from "next";
import { tt } from "@/components/tickets/messages/text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { categoryChoices, placeChoices } from "@/lib/affairs/tickets/queries/choices";
import { openChannels } from "@/lib/platform/outbox/channels";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { GridReportForm, RegisterForm } from "./_components/register-form";
import { recordSolvedTicket, registerTicket } from "./actions";

export const metadata: Metadata = { title: tt("new.title") };

const clerks = [
  "district_dispatcher",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
] as const;

export default async function NewTicketPage({
  searchParams,
}: {
  searchParams: Promise<{ round?: string | string[] }>;
}) {
  const { round } = await searchParams;
  const { role, choices } = await read(clerks, async (scope) => ({
    role: scope.actor.role,
    choices: {
      areas: await placeChoices(scope),
      categories: await categoryChoices(scope),
      ownArea: scope.actor.lo === scope.actor.tenant.root ? null : scope.actor.scopeName,
      district: scope.actor.tenant.name,
      texting: openChannels().sms,
    },
  }));
  // A community has both: people who come in, and what is met on a round.
  const onRound = role === "grid_worker" || (role === "community_secretary" && round === "1");
  const mayImport = role === "district_dispatcher" || role === "street_dispatcher";
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          crumbs={[{ href: "/tickets", label: tt("page.tickets") }]}
          title={tt(onRound ? "new.gridTitle" : "new.title")}
          lead={tt(onRound ? "new.gridLead" : "new.lead")}
          actions={
            mayImport ? (
              <ButtonLink href="/tickets/import" icon="upload" size="sm">
                {tt("new.toImport")}
              </ButtonLink>
            ) : role === "community_secretary" ? (
              <ButtonLink href={onRound ? "/tickets/new" : "/tickets/new?round=1"} size="sm">
                {tt(onRound ? "new.title" : "new.gridTitle")}
              </ButtonLink>
            ) : undefined
          }
        />
      </div>
      {onRound ? (
        <GridReportForm
          report={registerTicket}
          recordSolved={recordSolvedTicket}
          startKey={newId()}
          choices={choices}
        />
      ) : (
        <RegisterForm action={registerTicket} startKey={newId()} choices={choices} />
      )}
    </>
  );
}
