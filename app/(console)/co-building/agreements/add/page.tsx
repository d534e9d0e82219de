import type { Metadata } from "next";
import { DraftAgreement } from "@/components/co-building/draft-form";
import { tco } from "@/components/co-building/text";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PageHeader } from "@/components/ui/page-header";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { daysOfProject } from "@/lib/affairs/co-building/rules/agreements";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { draftCoAgreement } from "../actions";

export const metadata: Metadata = { title: tco("draft") };

/** 起草协议, perhaps out of a project. */
export default async function AddAgreement({ searchParams }: { searchParams: SearchParams }) {
  const { project: asked } = await parametersOf(searchParams, ["project"]);
  const projectId = idOf(asked);
  const { given, project } = await read(
    ["district_org", "street_secretary", "community_secretary"],
    async (scope) => ({
      given: await entryForm(scope),
      project: projectId === undefined ? null : await projectDetail(scope, projectId),
    }),
  );
  const known = new Set(given.units.map(({ id }) => id));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building/agreements", label: tco("agreements") }]}
        title={tco("draft")}
        lead={tco("draft.lead")}
      />
      <DraftAgreement
        send={{ action: draftCoAgreement, startKey: newId() }}
        given={given}
        project={
          project === null
            ? null
            : {
                id: project.id,
                title: project.title,
                begins: project.startsOn,
                days: daysOfProject(project, given.today),
                unitIds: project.parties
                  .map(({ organizationId }) => organizationId)
                  .filter((one) => known.has(one)),
              }
        }
      />
    </>
  );
}
