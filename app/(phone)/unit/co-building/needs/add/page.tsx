import type { Metadata } from "next";
import { EnterNeed } from "@/components/co-building/entry-form";
import { tco } from "@/components/co-building/text";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { enterUnitNeed } from "../../actions";

export const metadata: Metadata = { title: tco("enter.need") };

/** 登记需求 of the own unit. */
export default async function AddUnitNeed() {
  const given = await readByPhone("liaison", entryForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
        title={tco("enter.need")}
        lead={tco("enter.unitLead", { place: given.place })}
      />
      <EnterNeed send={{ action: enterUnitNeed, startKey: newId() }} given={given} />
    </>
  );
}
