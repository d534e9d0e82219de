import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { tcv, tu } from "@/components/units/text";
import { editForm } from "@/lib/ground/units/queries/choices";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EditUnit } from "../../_components/unit-form";
import { editRegisterUnit } from "../../actions";

export const metadata: Metadata = { title: tu("edit") };

/** The facts of a unit, by who keeps them. */
export default async function ChangeUnit({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const given = await read(unitReaders, (scope) => editForm(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/units", label: tcv("title") },
          { href: `/units/${id}`, label: given.facts.name },
        ]}
        title={tu("edit")}
      />
      <EditUnit send={{ action: editRegisterUnit, startKey: newId() }} given={given} />
    </>
  );
}
