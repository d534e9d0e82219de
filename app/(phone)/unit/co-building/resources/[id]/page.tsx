import type { Metadata } from "next";
import { ResourceView } from "@/components/co-building/resource-view";
import { tco } from "@/components/co-building/text";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import {
  bookUnitTime,
  closeUnitTime,
  openUnitTime,
  returnUnitBooking,
  withdrawUnitResource,
  editUnitResource,
} from "../../actions";

export const metadata: Metadata = { title: tco("list.resources") };

/** One resource: the unit's own with its times, or one that it may book. */
export default async function UnitResource({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const resource = await readByPhone("liaison", (scope) => resourceDetail(scope, id));
  return (
    <ResourceView
      resource={resource}
      base="/unit/co-building"
      crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
      withdraw={{ action: withdrawUnitResource, startKey: newId() }}
      edit={{ action: editUnitResource, startKey: newId() }}
      times={{
        open: openUnitTime,
        close: closeUnitTime,
        book: bookUnitTime,
        giveBack: returnUnitBooking,
      }}
    />
  );
}
