import type { Metadata } from "next";
import { ProjectView } from "@/components/co-building/project-view";
import { tco } from "@/components/co-building/text";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";
import {
  addCoPhotos,
  addCoStep,
  confirmCoProject,
  declineCoProject,
  doneCoStep,
  dropCoStep,
  editCoStep,
  editCoProject,
  endCoProject,
  finishCoProject,
  hideCoPhoto,
  startCoProject,
  undoCoStep,
} from "../../actions";

export const metadata: Metadata = { title: tco("list.projects") };

/** One project: its parties, its steps, what came of it. */
export default async function Project({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const project = await read(coBuildingReaders, (scope) => projectDetail(scope, id));
  return (
    <ProjectView
      project={project}
      base="/co-building"
      crumbs={[{ href: "/co-building?list=projects", label: tco("title") }]}
      sends={{
        confirm: confirmCoProject,
        decline: declineCoProject,
        doneStep: doneCoStep,
        undoStep: undoCoStep,
        edit: editCoProject,
        end: endCoProject,
        addPhotos: addCoPhotos,
        hidePhoto: hideCoPhoto,
        carry: {
          start: startCoProject,
          finish: finishCoProject,
          addStep: addCoStep,
          editStep: editCoStep,
          dropStep: dropCoStep,
        },
      }}
    />
  );
}
