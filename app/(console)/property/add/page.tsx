import type { Metadata } from "next";
import { tpr } from "@/components/property/text";
import { PageHeader } from "@/components/ui/page-header";
import { enterForm } from "@/lib/affairs/property/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EnterEstate } from "../_components/estate-form";
import { enterPropertyEstate } from "../actions";

export const metadata: Metadata = { title: tpr("enter") };

/** 登记小区 of the own community. */
export default async function AddEstate() {
  const given = await read(["community_secretary"], enterForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/property", label: tpr("title") }]}
        title={tpr("enter")}
        lead={tpr("enter.lead", { community: given.community })}
      />
      <EnterEstate send={{ action: enterPropertyEstate, startKey: newId() }} given={given} />
    </>
  );
}
