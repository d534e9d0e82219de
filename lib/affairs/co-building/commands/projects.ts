import "server-only";
import { command, preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { storePhotos } from "@/lib/platform/files/photo";
import type { CoBuildingEvent } from "../events";
import { ofProposer } from "../queries/project";
import {
  hasBegun,
  mayGo,
  projectVerbs,
  type ProjectStatus,
  type ProjectVerb,
} from "../rules/projects";
import { canCarry, canEnd, canSpeakFor } from "../rules/rights";
import { confirmInput, declineInput, endInput, finishInput, startInput } from "../schema";
import { findParty, findProject } from "./find";
import { putPhotos } from "./photos";
import { coEvent, refuseChanged, todayOf } from "./record";

/** 确认: a party gives its word; with the last one the project stands. */
export const confirmProject = command({
  name: "co.confirm",
  input: confirmInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canSpeakFor(actor, party),
  run: (scope, party) =>
    answer(scope, party, "co.party_confirmed", {
      confirmedAt: new Date(scope.actor.now),
      confirmedBy: scope.actor.name,
    }),
});

/** 婉拒: a party does not take part, with a word; what was claimed is free again. Nothing follows from it (DOMAIN §11.2, P6). */
export const declineProject = command({
  name: "co.decline",
  input: declineInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canSpeakFor(actor, party),
  run: (scope, party, { reason }) =>
    answer(scope, party, "co.party_declined", {
      declinedAt: new Date(scope.actor.now),
      declineReason: reason,
    }),
});

/** 启动. */
export const startProject = command({
  name: "co.start",
  input: startInput,
  output: doneOutput,
  find: findProject,
  allow: (actor, project) => canCarry(actor, project),
  run: (scope, project) => go(scope, project, "start", "co.project_started", {}),
});

/** 结项 with what came of it, and photos of it where there are some. */
export const finishProject = preparedCommand({
  name: "co.finish",
  input: finishInput,
  output: doneOutput,
  prepare: async ({ result, photos }) => ({ result, photos: await storePhotos(photos, "photos") }),
  find: findProject,
  allow: (actor, project) => canCarry(actor, project),
  run: async (scope, project, { result, photos }) => {
    const { status, startsOn } = project;
    if (mayGo("finish", status) && !hasBegun({ startsOn: isoDay(startsOn) }, todayOf(scope))) {
      throw new Refusal("wrong-status", "coBuilding.notBegun");
    }
    const done = await go(scope, project, "finish", "co.project_finished", { result });
    return { ...done, events: [...done.events, ...(await putPhotos(scope, project, photos))] };
  },
});

/** 终止 with the reason. */
export const endProject = command({
  name: "co.end",
  input: endInput,
  output: doneOutput,
  find: findProject,
  allow: (actor, project) => canEnd(actor, project),
  run: async (scope, project, { reason }) => {
    const { status, startsOn } = project;
    // Of what others are about to agree on its place says nothing before the first day is here.
    if (status === "proposed" && isoDay(startsOn) > todayOf(scope)) {
      const { speaks } = await ofProposer(scope, project);
      if (!speaks) throw new Refusal("forbidden", "coBuilding.notYours");
    }
    return go(scope, project, "end", "co.project_ended", { endReason: reason });
  },
});

interface PartySubject {
  id: string;
  path: string;
  organizationId: string;
  projectId: string;
  confirmedAt: Date | null;
  version: number;
  project: { path: string; status: ProjectStatus };
}

type Word =
  { confirmedAt: Date; confirmedBy: string } | { declinedAt: Date; declineReason: string };

async function answer(
  { actor, tx }: Scope,
  party: PartySubject,
  name: CoBuildingEvent,
  word: Word,
) {
  const { id, projectId, organizationId, version, project } = party;
  // A unit that was deregistered gives no word any more.
  const standing = await tx.organization.count({
    where: { tenantId: actor.tenantId, id: organizationId, validTo: null },
  });
  if (standing === 0) throw new Refusal("wrong-status", "coBuilding.closed");
  if (project.status !== "proposed" || party.confirmedAt !== null) {
    throw new Refusal("wrong-status", "coBuilding.answered");
  }
  const { count } = await tx.coParty.updateMany({
    where: { tenantId: actor.tenantId, id, version, confirmedAt: null, declinedAt: null },
    data: { ...word, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged(projectId);
  const subject = { id: projectId, path: project.path };
  return { result: { id: projectId }, events: [coEvent(name, subject, { organizationId })] };
}

interface ProjectSubject {
  id: string;
  path: string;
  status: ProjectStatus;
  version: number;
}

async function go(
  scope: Scope,
  { id, path, status, version }: ProjectSubject,
  verb: ProjectVerb,
  name: CoBuildingEvent,
  more: { result?: string; endReason?: string },
) {
  const { actor, tx } = scope;
  if (!mayGo(verb, status)) throw new Refusal("wrong-status", "coBuilding.notNow");
  const { count } = await tx.coProject.updateMany({
    where: { tenantId: actor.tenantId, id, version, status },
    data: {
      ...more,
      status: projectVerbs[verb].to,
      version: { increment: 1 },
      ...(verb === "start" ? {} : { settledOn: new Date(todayOf(scope)) }),
    },
  });
  if (count === 0) refuseChanged();
  return { result: { id }, events: [coEvent(name, { id, path, version: version + 1 })] };
}
