import type { Metadata } from "next";
import { NeedView } from "@/components/co-building/need-view";
import { tco } from "@/components/co-building/text";
import { needDetail } from "@/lib/affairs/co-building/queries/detail";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { withdrawCoNeed, editCoNeed } from "../../actions";

export const metadata: Metadata = { title: tco("list.needs") };

/** One need, with what would fit. */
export default async function Need({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const need = await read(coBuildingReaders, (scope) => needDetail(scope, id));
  return (
    <NeedView
      need={need}
      base="/co-building"
      crumbs={[{ href: "/co-building?list=needs", label: tco("title") }]}
      withdraw={{ action: withdrawCoNeed, startKey: newId() }}
      edit={{ action: editCoNeed, startKey: newId() }}
    />
  );
}
