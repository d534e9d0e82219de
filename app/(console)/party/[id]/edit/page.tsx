import type { Metadata } from "next";
import { tg } from "@/components/party/text";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { editForm } from "@/lib/ground/party/queries/choices";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EditFields } from "../../_components/party-form";
import { editPartyOrganization } from "../../actions";

export const metadata: Metadata = { title: tg("edit") };

/** 修改 one organization. */
export default async function EditParty({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const given = await read(partyReaders, (scope) => editForm(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/party", label: tg("title") },
          { href: `/party/${id}`, label: given.facts.name },
        ]}
        title={tg("edit")}
        meta={<Badge>{tg(`kind.${given.kind}`)}</Badge>}
      />
      <EditFields send={{ action: editPartyOrganization, startKey: newId() }} given={given} />
    </>
  );
}
