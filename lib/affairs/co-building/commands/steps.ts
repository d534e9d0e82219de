import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { isOpen, type ProjectStatus } from "../rules/projects";
import { canCarry, canDoStep } from "../rules/rights";
import {
  addStepInput,
  doneStepInput,
  dropStepInput,
  editStepInput,
  undoStepInput,
} from "../schema";
import { findProject, findStep } from "./find";
import { coEvent, refuseChanged, todayOf, typedWrong } from "./record";
import { writeTrace } from "./trace";

/** 加步骤: what is done next, by which party, until when. */
export const addStep = command({
  name: "co.addStep",
  input: addStepInput,
  output: doneOutput,
  find: (scope, { id }) => findProject(scope, { id }),
  allow: (actor, project) => canCarry(actor, project),
  run: async (scope, project, given) => {
    const { actor, tx } = scope;
    const { id, path } = project;
    const { organizationId, dueOn } = given;
    const planned = await plannedStep(scope, project, given);
    await tx.coStep.createMany({
      data: [
        {
          ...planned,
          tenantId: actor.tenantId,
          id: newId(),
          projectId: id,
          path,
          enteredAt: new Date(actor.now),
        },
      ],
    });
    return {
      result: { id },
      events: [coEvent("co.step_added", { id, path }, { organizationId, dueOn })],
    };
  },
});

/** 修改步骤: while it is not done; whose it is then hears of it. */
export const editStep = command({
  name: "co.editStep",
  input: editStepInput,
  output: doneOutput,
  find: findStep,
  allow: (actor, step) => canCarry(actor, step.project),
  run: async (scope, step, given) => {
    const { id, projectId, path } = step;
    const { organizationId, dueOn } = given;
    const planned = await plannedStep(scope, { ...step.project, id: projectId }, given);
    refuseDone(step);
    await changeStep(scope, step, planned);
    const about = { stepId: id, organizationId, dueOn };
    return {
      result: { id: projectId },
      events: [coEvent("co.step_edited", { id: projectId, path }, about)],
    };
  },
});

/** 删除步骤: it is not needed any more; what is done stays. */
export const dropStep = command({
  name: "co.dropStep",
  input: dropStepInput,
  output: doneOutput,
  find: findStep,
  allow: (actor, step) => canCarry(actor, step.project),
  run: async (scope, step) => {
    const { id, projectId, path, organizationId } = step;
    refuseDone(step);
    await changeStep(scope, step, { droppedAt: new Date(scope.actor.now) });
    const about = { stepId: id, organizationId };
    return {
      result: { id: projectId },
      events: [coEvent("co.step_dropped", { id: projectId, path }, about)],
    };
  },
});

/** 完成步骤: by the party whose step it is, or by who carries the project. */
export const doneStep = command({
  name: "co.doneStep",
  input: doneStepInput,
  output: doneOutput,
  find: findStep,
  allow: (actor, step) => canDoStep(actor, step),
  run: async (scope, step, { text }) => {
    const { id, projectId, path, organizationId } = step;
    refuseDone(step);
    await changeStep(scope, step, {
      doneOn: new Date(todayOf(scope)),
      doneText: text,
      doneBy: scope.actor.name,
    });
    return {
      result: { id: projectId },
      events: [coEvent("co.step_done", { id: projectId, path }, { stepId: id, organizationId })],
    };
  },
});

/**
 * 撤销完成: it was marked as done by mistake. What stood there is read with the project's changes; a commitment that it has
 * ticked off is open again, unless the agreement was reviewed by then (sec.require_undo_trace).
 */
export const undoStep = command({
  name: "co.undoStep",
  input: undoStepInput,
  output: doneOutput,
  find: findStep,
  allow: (actor, step) => canDoStep(actor, step),
  run: async (scope, step, { reason }) => {
    const { id, projectId, path, organizationId, text, doneOn, doneText, doneBy } = step;
    if (doneOn === null) throw new Refusal("wrong-status", "coBuilding.stepNotDone");
    await changeStep(scope, step, { doneOn: null, doneText: null, doneBy: null });
    const was = {
      step: text,
      doneOn: isoDay(doneOn),
      doneBy: doneBy ?? "",
      doneText: doneText ?? "",
    };
    await writeTrace(scope, { id: projectId, path }, was, reason);
    return {
      result: { id: projectId },
      events: [coEvent("co.step_undone", { id: projectId, path }, { stepId: id, organizationId })],
    };
  },
});

interface Planned {
  text: string;
  organizationId: string;
  dueOn: string;
}

/** A step is one of the parties', within the days of a project that is not over. One statement. */
async function plannedStep(
  { actor, tx }: Scope,
  project: { id: string; status: ProjectStatus; startsOn: Date; endsOn: Date },
  { text, organizationId, dueOn }: Planned,
) {
  const { id: projectId, status, startsOn, endsOn } = project;
  if (!isOpen(status)) throw new Refusal("wrong-status", "coBuilding.projectOver");
  if (dueOn < isoDay(startsOn) || dueOn > isoDay(endsOn)) {
    throw typedWrong({ field: "dueOn", key: "field.withinProject" });
  }
  const party = await tx.coParty.findFirst({
    where: { tenantId: actor.tenantId, projectId, organizationId },
    select: { organizationName: true },
  });
  if (party === null) throw typedWrong({ field: "organizationId", key: "field.choose" });
  const { organizationName } = party;
  return { text, organizationId, organizationName, dueOn: new Date(dueOn) };
}

/** What is done stays as it was, until it is taken back. */
function refuseDone({ doneOn }: { doneOn: Date | null }): void {
  if (doneOn !== null) throw new Refusal("wrong-status", "coBuilding.stepDone");
}

interface StepSubject {
  id: string;
  version: number;
  project: { id: string; status: ProjectStatus };
}

/** In a project that is over everything stays as it was. */
async function changeStep(
  { actor, tx }: Scope,
  { id, version, project }: StepSubject,
  data: Prisma.CoStepUpdateManyMutationInput,
): Promise<void> {
  if (!isOpen(project.status)) throw new Refusal("wrong-status", "coBuilding.projectOver");
  const { count } = await tx.coStep.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged(project.id);
}
