import type { Metadata } from "next";
import { EnterResource } from "@/components/co-building/entry-form";
import { tco } from "@/components/co-building/text";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { enterCoResource } from "../../actions";

export const metadata: Metadata = { title: tco("enter.resource") };

/** 登记资源 of the own place. */
export default async function AddResource() {
  const given = await read(["district_org", "street_secretary", "community_secretary"], entryForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building?list=resources", label: tco("title") }]}
        title={tco("enter.resource")}
        lead={tco("enter.lead", { place: given.place })}
      />
      <EnterResource send={{ action: enterCoResource, startKey: newId() }} given={given} />
    </>
  );
}
