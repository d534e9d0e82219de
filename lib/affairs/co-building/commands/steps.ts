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
import { addStepInput, doneStepInput, dropStepInput, editStepInput } from "../schema";
import { findProject, findStep } from "./find";
import { coEvent, refuseChanged, todayOf, typedWrong } from "./record";

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

interface StepSubject {
  id: string;
  version: number;
  doneOn: Date | null;
  project: { status: ProjectStatus };
}

/** What is done stays as it was, and in a project that is over everything. */
async function changeStep(
  { actor, tx }: Scope,
  { id, version, doneOn, project }: StepSubject,
  data: Prisma.CoStepUpdateManyMutationInput,
): Promise<void> {
  if (!isOpen(project.status)) throw new Refusal("wrong-status", "coBuilding.projectOver");
  if (doneOn !== null) throw new Refusal("wrong-status", "coBuilding.stepDone");
  const { count } = await tx.coStep.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
}
