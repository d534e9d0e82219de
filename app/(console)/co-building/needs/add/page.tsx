import type { Metadata } from "next";
import { EnterNeed } from "@/components/co-building/entry-form";
import { tco } from "@/components/co-building/text";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { enterCoNeed } from "../../actions";

export const metadata: Metadata = { title: tco("enter.need") };

/** 登记需求 of the own place. */
export default async function AddNeed() {
  const given = await read(["district_org", "street_secretary", "community_secretary"], entryForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building?list=needs", label: tco("title") }]}
        title={tco("enter.need")}
        lead={tco("enter.lead", { place: given.place })}
      />
      <EnterNeed send={{ action: enterCoNeed, startKey: newId() }} given={given} />
    </>
  );
}
