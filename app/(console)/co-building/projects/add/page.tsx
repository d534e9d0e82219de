import type { Metadata } from "next";
import { PlanProject } from "@/components/co-building/plan-form";
import { tco } from "@/components/co-building/text";
import { PageHeader } from "@/components/ui/page-header";
import { planForm } from "@/lib/affairs/co-building/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { planCoProject } from "../../actions";

export const metadata: Metadata = { title: tco("plan") };

/** 发起项目 of the own place. */
export default async function AddProject() {
  const given = await read(["district_org", "street_secretary", "community_secretary"], planForm);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building?list=projects", label: tco("title") }]}
        title={tco("plan")}
        lead={tco("plan.lead")}
      />
      <PlanProject send={{ action: planCoProject, startKey: newId() }} given={given} />
    </>
  );
}
