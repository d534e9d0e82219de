import type { Metadata } from "next";
import { EnterResource } from "@/components/co-building/entry-form";
import { tco } from "@/components/co-building/text";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { enterUnitResource } from "../../actions";

export const metadata: Metadata = { title: tco("enter.resource") };

/** 登记资源 of the own unit. */
export default async function AddUnitResource() {
  const given = await readByPhone("liaison", entryForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
        title={tco("enter.resource")}
        lead={tco("enter.unitLead", { place: given.place })}
      />
      <EnterResource send={{ action: enterUnitResource, startKey: newId() }} given={given} />
    </>
  );
}
