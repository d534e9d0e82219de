import type { Metadata } from "next";
import { NeedView } from "@/components/co-building/need-view";
import { tco } from "@/components/co-building/text";
import { needDetail } from "@/lib/affairs/co-building/queries/detail";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { claimUnitNeed, withdrawUnitNeed, editUnitNeed } from "../../actions";

export const metadata: Metadata = { title: tco("list.needs") };

/** One need, which the unit may claim. */
export default async function UnitNeed({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const need = await readByPhone("liaison", (scope) => needDetail(scope, id));
  return (
    <NeedView
      need={need}
      base="/unit/co-building"
      crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
      claim={{ action: claimUnitNeed, startKey: newId() }}
      withdraw={{ action: withdrawUnitNeed, startKey: newId() }}
      edit={{ action: editUnitNeed, startKey: newId() }}
    />
  );
}
