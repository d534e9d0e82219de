import type { Metadata } from "next";
import { EnterResource } from "@/components/co-building/entry-form";
import { tco } from "@/components/co-building/text";
import { parametersOf, type SearchParams } from "@/components/lists/address";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { ownUnit } from "@/lib/ground/check-ins/queries/units";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { enterUnitResource } from "../../actions";

export const metadata: Metadata = { title: tco("enter.resource") };

/** 登记资源 of the own unit; what it wrote when it reported is carried over (`from=check-in`). */
export default async function AddUnitResource({ searchParams }: { searchParams: SearchParams }) {
  const { from } = await parametersOf(searchParams, ["from"]);
  const { said, ...given } = await readByPhone("liaison", async (scope) => ({
    ...(await entryForm(scope)),
    said: from === "check-in" ? (await ownUnit(scope)).resources : undefined,
  }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
        title={tco("enter.resource")}
        lead={tco("enter.unitLead", { place: given.place })}
      />
      <EnterResource
        send={{ action: enterUnitResource, startKey: newId() }}
        given={given}
        said={said}
      />
    </>
  );
}
