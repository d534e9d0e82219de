import type { Metadata } from "next";
import { tpr } from "@/components/property/text";
import { PageHeader } from "@/components/ui/page-header";
import { editForm } from "@/lib/affairs/property/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EditEstate } from "../../_components/estate-form";
import { editPropertyEstate } from "../../actions";

export const metadata: Metadata = { title: tpr("edit") };

/** The facts of an estate, by who keeps them. */
export default async function ChangeEstate({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const given = await read(["community_secretary"], (scope) => editForm(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/property", label: tpr("title") },
          { href: `/property/${id}`, label: given.facts.name },
        ]}
        title={tpr("edit")}
      />
      <EditEstate send={{ action: editPropertyEstate, startKey: newId() }} given={given} />
    </>
  );
}
