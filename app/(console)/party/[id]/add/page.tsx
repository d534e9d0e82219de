import type { Metadata } from "next";
import { tg } from "@/components/party/text";
import { PageHeader } from "@/components/ui/page-header";
import { setUpForm } from "@/lib/ground/party/queries/choices";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { SetUpFields } from "../../_components/party-form";
import { setUpPartyOrganization } from "../../actions";

export const metadata: Metadata = { title: tg("setUpBelow") };

/** 设立 below an organization: only the kinds that fit there are offered. */
export default async function AddBelow({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const given = await read(partyReaders, (scope) => setUpForm(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/party", label: tg("title") },
          { href: `/party/${id}`, label: given.parent?.name ?? "" },
        ]}
        title={tg("setUpBelow")}
        lead={tg("setUp.lead")}
      />
      <SetUpFields send={{ action: setUpPartyOrganization, startKey: newId() }} given={given} />
    </>
  );
}
