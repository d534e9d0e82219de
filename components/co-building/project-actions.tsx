import type { ProjectDetail } from "@/lib/affairs/co-building/queries/project";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { addressOf } from "../lists/address";
import { ButtonLink } from "../ui/button";
import { EditProject } from "./edit-forms";
import { AddPhotos } from "./photo-verbs";
import { Finish } from "./project-verbs";
import { tco } from "./text";
import { ReasonDialog, WordDialog } from "./verb-dialog";

export interface ProjectSends {
  confirm: FormAction;
  decline: FormAction;
  doneStep: FormAction;
  undoStep: FormAction;
  edit: FormAction;
  end: FormAction;
  addPhotos: FormAction;
  hidePhoto: FormAction;
  /** Of the staff alone. */
  carry?: {
    start: FormAction;
    finish: FormAction;
    addStep: FormAction;
    editStep: FormAction;
    dropStep: FormAction;
  };
}

/** What can be done with a project by who reads it. */
export function ProjectActions({
  project,
  sends,
}: {
  project: ProjectDetail;
  sends: ProjectSends;
}) {
  const { id, version, verbs, mayAddStep, mayEdit, photoRoom } = project;
  const { carry } = sends;
  const about = { id, version };
  const shown = verbs.map((verb) => {
    const key = `${verb}${String(version)}`;
    switch (verb) {
      case "start":
        return carry === undefined ? null : (
          <WordDialog
            key={key}
            verb="start"
            about={about}
            send={{ action: carry.start, startKey: newId() }}
            look={{ variant: "primary" }}
          />
        );
      case "finish":
        return carry === undefined ? null : (
          <Finish
            key={key}
            project={about}
            room={photoRoom}
            send={{ action: carry.finish, startKey: newId() }}
          />
        );
      case "end":
        return (
          <ReasonDialog
            key={key}
            verb="end"
            about={about}
            hint={tco("end.hint")}
            send={{ action: sends.end, startKey: newId() }}
          />
        );
    }
  });
  return (
    <>
      {shown}
      {mayEdit ? (
        <EditProject
          key={`edit${String(version)}`}
          project={project}
          send={{ action: sends.edit, startKey: newId() }}
        />
      ) : null}
      {photoRoom > 0 ? (
        <AddPhotos
          key={`photos${String(photoRoom)}`}
          id={id}
          room={photoRoom}
          send={{ action: sends.addPhotos, startKey: newId() }}
        />
      ) : null}
      {mayAddStep ? (
        <ButtonLink href={addressOf("/co-building/agreements/add", { project: id })}>
          {tco("draft")}
        </ButtonLink>
      ) : null}
    </>
  );
}
