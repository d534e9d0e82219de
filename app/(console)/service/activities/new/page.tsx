import type { Metadata } from "next";
import { tsv } from "@/components/service/text";
import { PageHeader } from "@/components/ui/page-header";
import { gridChoices } from "@/lib/affairs/service/queries/offered-posts";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PlanForm } from "../_components/plan-form";
import { planServiceActivity } from "../actions";

export const metadata: Metadata = { title: tsv("activities.plan") };

export default async function NewActivity() {
  const grids = await read(serviceReaders, gridChoices);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/service/activities", label: tsv("activities.title") }]}
        title={tsv("activities.plan")}
        lead={tsv("activities.plan.lead")}
      />
      <PlanForm action={planServiceActivity} startKey={newId()} grids={grids} />
    </>
  );
}
