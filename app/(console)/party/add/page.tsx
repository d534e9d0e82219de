import type { Metadata } from "next";
import { tg } from "@/components/party/text";
import { PageHeader } from "@/components/ui/page-header";
import { setUpForm } from "@/lib/ground/party/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { SetUpFields } from "../_components/party-form";
import { setUpPartyOrganization } from "../actions";

export const metadata: Metadata = { title: tg("setUp") };

/** 设立, by the organization department: what has nothing of the district above it. */
export default async function AddOnTop() {
  const given = await read(["district_org"], (scope) => setUpForm(scope, null));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/party", label: tg("title") }]}
        title={tg("setUp")}
        lead={tg("setUp.topLead")}
      />
      <SetUpFields send={{ action: setUpPartyOrganization, startKey: newId() }} given={given} />
    </>
  );
}
