import type { Metadata } from "next";
import { ProjectView } from "@/components/co-building/project-view";
import { tco } from "@/components/co-building/text";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { readByPhone } from "@/lib/web/guard";
import {
  addUnitPhotos,
  confirmUnitProject,
  declineUnitProject,
  doneUnitStep,
  editUnitProject,
  endUnitProject,
  hideUnitPhoto,
  undoUnitStep,
} from "../../actions";

export const metadata: Metadata = { title: tco("list.projects") };

/** One project, in which the unit gives its word and does its steps. */
export default async function UnitProject({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const project = await readByPhone("liaison", (scope) => projectDetail(scope, id));
  return (
    <ProjectView
      project={project}
      base="/unit/co-building"
      crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
      sends={{
        confirm: confirmUnitProject,
        decline: declineUnitProject,
        doneStep: doneUnitStep,
        undoStep: undoUnitStep,
        edit: editUnitProject,
        end: endUnitProject,
        addPhotos: addUnitPhotos,
        hidePhoto: hideUnitPhoto,
      }}
    />
  );
}
