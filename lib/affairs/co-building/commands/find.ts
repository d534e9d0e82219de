import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { kinds, needStatuses, resourceStatuses } from "../rules/kinds";
import { projectStatuses } from "../rules/projects";
import { officesAmong, partiesOf } from "../queries/parties";
import { refuseChanged } from "./record";

interface Asked {
  id: string;
  version?: number | undefined;
}

const entry = {
  id: true,
  path: true,
  areaId: true,
  level: true,
  kind: true,
  title: true,
  detail: true,
  organizationId: true,
  organizationName: true,
  status: true,
  version: true,
} as const;

function isOlder({ version }: Asked, row: { version: number }): boolean {
  return version !== undefined && version !== row.version;
}

export async function findNeed({ actor, tx }: Scope, asked: Asked) {
  const row = await tx.coNeed.findFirst({
    where: { tenantId: actor.tenantId, id: asked.id },
    select: entry,
  });
  const status = needStatuses.find((one) => one === row?.status);
  const kind = kinds.find((one) => one === row?.kind);
  if (row === null || status === undefined || kind === undefined) return null;
  if (isOlder(asked, row)) refuseChanged();
  return { ...row, status, kind };
}

export async function findResource({ actor, tx }: Scope, asked: Asked) {
  const row = await tx.coResource.findFirst({
    where: { tenantId: actor.tenantId, id: asked.id },
    select: { ...entry, bookable: true },
  });
  const status = resourceStatuses.find((one) => one === row?.status);
  const kind = kinds.find((one) => one === row?.kind);
  if (row === null || status === undefined || kind === undefined) return null;
  if (isOlder(asked, row)) refuseChanged();
  return { ...row, status, kind };
}

export async function findProject({ actor, tx }: Scope, asked: Asked) {
  const row = await tx.coProject.findFirst({
    where: { tenantId: actor.tenantId, id: asked.id },
    select: {
      id: true,
      path: true,
      status: true,
      startsOn: true,
      endsOn: true,
      proposerId: true,
      version: true,
    },
  });
  const status = projectStatuses.find((one) => one === row?.status);
  if (row === null || status === undefined) return null;
  if (isOlder(asked, row)) refuseChanged();
  return { ...row, status };
}

/** One party of a project, with the project's own status. Three statements. */
export async function findParty(scope: Scope, asked: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coParty.findFirst({
    where: { tenantId: actor.tenantId, id: asked.id },
    select: {
      id: true,
      path: true,
      organizationId: true,
      projectId: true,
      confirmedAt: true,
      version: true,
    },
  });
  if (row === null) return null;
  const project = await findProject(scope, { id: row.projectId });
  if (project === null) return null;
  if (isOlder(asked, row)) refuseChanged(row.projectId);
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: row.organizationId },
    select: { kind: true },
  });
  return { ...row, project, isOffice: organization?.kind === "office" };
}

/** One step of a project that was not dropped, with the project's own status. Two statements. */
export async function findStep(scope: Scope, asked: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coStep.findFirst({
    where: { tenantId: actor.tenantId, id: asked.id, droppedAt: null },
    select: {
      id: true,
      path: true,
      organizationId: true,
      projectId: true,
      text: true,
      doneOn: true,
      doneText: true,
      doneBy: true,
      version: true,
    },
  });
  if (row === null) return null;
  const project = await findProject(scope, { id: row.projectId });
  if (project === null) return null;
  if (isOlder(asked, row)) refuseChanged(row.projectId);
  return { ...row, project };
}

/** A project with its parties, each office marked. Three statements. */
export async function findProjectWithParties(scope: Scope, { id }: Asked) {
  const project = await findProject(scope, { id });
  if (project === null) return null;
  const parties = (await partiesOf(scope, [id])).get(id) ?? [];
  const offices = await officesAmong(
    scope,
    parties.map(({ organizationId }) => organizationId),
  );
  return {
    ...project,
    parties: parties.map((party) => ({ ...party, isOffice: offices.has(party.organizationId) })),
  };
}

/** A photo that is shown, with its project. Three statements. */
export async function findPhoto(scope: Scope, { id }: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coPhoto.findFirst({
    where: { tenantId: actor.tenantId, id, hiddenAt: null },
    select: { id: true, path: true, organizationId: true, projectId: true },
  });
  if (row === null) return null;
  const project = await findProject(scope, { id: row.projectId });
  if (project === null) return null;
  const offices = await officesAmong(scope, [row.organizationId]);
  return { photo: { ...row, isOffice: offices.has(row.organizationId) }, project };
}
