import type { Metadata } from "next";
import { ResourceView } from "@/components/co-building/resource-view";
import { tco } from "@/components/co-building/text";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import {
  bookCoTime,
  claimCoResource,
  closeCoTime,
  openCoTime,
  returnCoBooking,
  withdrawCoResource,
  editCoResource,
} from "../../actions";

export const metadata: Metadata = { title: tco("list.resources") };

/** One resource, which a community may claim or book; perhaps for a need of its own. */
export default async function Resource({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}) {
  const { id } = await params;
  const { need } = await parametersOf(searchParams, ["need"]);
  const resource = await read(coBuildingReaders, (scope) => resourceDetail(scope, id, idOf(need)));
  return (
    <ResourceView
      resource={resource}
      base="/co-building"
      crumbs={[{ href: "/co-building?list=resources", label: tco("title") }]}
      claim={{ action: claimCoResource, startKey: newId() }}
      withdraw={{ action: withdrawCoResource, startKey: newId() }}
      edit={{ action: editCoResource, startKey: newId() }}
      times={{ open: openCoTime, close: closeCoTime, book: bookCoTime, giveBack: returnCoBooking }}
    />
  );
}
