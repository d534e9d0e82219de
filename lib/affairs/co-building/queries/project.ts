import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { entriesOf, offeredOf, type Dimension, type OfferedSet } from "../rules/dimensions";
import {
  hasBegun,
  isOpen,
  mayGo,
  photosShown,
  takesPhotos,
  type ProjectVerb,
} from "../rules/projects";
import {
  canAddPhotos,
  canCarry,
  canDoStep,
  canEnd,
  canHidePhoto,
  canSpeakFor,
} from "../rules/rights";
import { shownMost } from "../rules/shown";
import { agreementsOfProject, type AgreementLink } from "./agreements";
import { areaNames } from "./board";
import { changesOfEntry, type ChangeShown } from "./changes";
import { dimensionsNow } from "./dimensions";
import { projectColumns, projectLine, type ProjectLine } from "./lines";
import { officesAmong, partiesOf, type PartyShown } from "./parties";
import { photosOf } from "./photos";

export interface StepShown {
  id: string;
  version: number;
  text: string;
  organizationId: string;
  organization: string;
  dueOn: string;
  late: boolean;
  done: { on: string; text: string; by: string } | null;
  mayDo: boolean;
  /** It was marked as done, and may be taken back. */
  mayUndo: boolean;
}

/** A photo and who put it there; `mayHide` for that side and for who carries the project. */
export interface PhotoShown {
  id: string;
  organization: string;
  by: string;
  at: string;
  mayHide: boolean;
}

export interface ProjectDetail extends Omit<ProjectLine, "parties"> {
  version: number;
  goal: string;
  proposedAt: string;
  proposedBy: string;
  result: string | null;
  endReason: string | null;
  settledOn: string | null;
  need: { id: string; title: string } | null;
  resource: { id: string; title: string } | null;
  parties: (PartyShown & { maySpeak: boolean })[];
  steps: StepShown[];
  photos: PhotoShown[];
  /** So many more can be added by this person; 0 = none. */
  photoRoom: number;
  agreements: AgreementLink[];
  today: string;
  changes: ChangeShown[];
  /** What a change may tag it with: what stands, and what it carries. */
  dimensions: OfferedSet[];
  /** All that the district has or had, for what a project said before. */
  words: readonly Dimension[];
  verbs: ProjectVerb[];
  mayAddStep: boolean;
  mayEdit: boolean;
}

/** One project: its parties with their word, its steps with their days, what came of it. At most eleven statements. */
export async function projectDetail(scope: Scope, id: string): Promise<ProjectDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const row = await tx.coProject.findFirst({
    where: { tenantId, id },
    select: {
      ...projectColumns,
      path: true,
      version: true,
      goal: true,
      needId: true,
      resourceId: true,
      result: true,
      endReason: true,
      settledOn: true,
      proposerId: true,
      proposedAt: true,
      proposedBy: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const parties = (await partiesOf(scope, [id])).get(id) ?? [];
  const isSide =
    canCarry(actor, row).ok || parties.some((one) => one.organizationId === actor.organizationId);
  if (row.status === "declined" && !isSide) throw new Refusal("not-found", "refusal.notFound");
  const names = await areaNames(scope, [row]);
  const photos = await photosOf(scope, id);
  const offices = await officesAmong(
    scope,
    [...parties, ...photos].map(({ organizationId }) => organizationId),
  );
  const isOffice = ({ organizationId }: { organizationId: string }) => offices.has(organizationId);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const sets = await dimensionsNow(scope);
  const line = projectLine(row, names.get(row.areaId) ?? "", [], sets);
  const carries = canCarry(actor, row).ok;
  const open = isOpen(line.status);
  // While it waits: by who proposed it, before anybody else has said something.
  const proposer = parties.find(({ organizationId }) => organizationId === row.proposerId);
  const speaks =
    proposer !== undefined && canSpeakFor(actor, { ...proposer, isOffice: isOffice(proposer) }).ok;
  const isFresh = parties.every((one) => one === proposer || one.confirmedAt === null);
  const { version, goal, proposedBy, result, endReason } = row;
  return {
    ...line,
    version,
    goal,
    proposedBy,
    result,
    endReason,
    today,
    proposedAt: row.proposedAt.toISOString(),
    settledOn: row.settledOn === null ? null : isoDay(row.settledOn),
    need: row.needId === null ? null : await titleOf(tx.coNeed, tenantId, row.needId),
    resource:
      row.resourceId === null ? null : await titleOf(tx.coResource, tenantId, row.resourceId),
    parties: parties.map((party) => ({
      ...party,
      maySpeak:
        line.status === "proposed" &&
        party.confirmedAt === null &&
        canSpeakFor(actor, { ...party, isOffice: isOffice(party) }).ok,
    })),
    steps: await stepsOf(scope, id, { today, open }),
    photos: photos.map((photo) => ({
      id: photo.id,
      organization: photo.organizationName,
      by: photo.by,
      at: photo.at.toISOString(),
      mayHide: canHidePhoto(actor, { ...photo, isOffice: isOffice(photo) }, row).ok,
    })),
    photoRoom:
      takesPhotos(line.status) &&
      canAddPhotos(actor, {
        path: row.path,
        parties: parties.map((party) => ({ ...party, isOffice: isOffice(party) })),
      }).ok
        ? photosShown - photos.length
        : 0,
    agreements: await agreementsOfProject(scope, id),
    changes: await changesOfEntry(scope, id),
    dimensions: offeredOf(sets, row.tags),
    words: entriesOf(sets),
    verbs: verbs.filter((verb) => {
      if (!mayGo(verb, line.status)) return false;
      if (verb === "finish" && !hasBegun(line, today)) return false;
      if (verb !== "end") return carries;
      const waits = line.status === "proposed" && line.startsOn > today;
      return canEnd(actor, row).ok && (speaks || !waits);
    }),
    mayAddStep: carries && open,
    mayEdit: line.status === "proposed" ? isFresh && speaks : carries && open,
  };
}

/** Whether the actor speaks for who has proposed it, and whether nobody else has given a word yet. Three statements. */
export async function ofProposer(
  scope: Scope,
  { id, proposerId }: { id: string; proposerId: string },
): Promise<{ speaks: boolean; isFresh: boolean }> {
  const { actor, tx } = scope;
  const parties = (await partiesOf(scope, [id])).get(id) ?? [];
  const proposer = parties.find(({ organizationId }) => organizationId === proposerId);
  const office = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: proposerId, kind: "office" },
    select: { id: true },
  });
  return {
    speaks:
      proposer !== undefined && canSpeakFor(actor, { ...proposer, isOffice: office !== null }).ok,
    isFresh: parties.every((one) => one === proposer || one.confirmedAt === null),
  };
}

const verbs = ["start", "finish", "end"] as const satisfies ProjectVerb[];

interface Titled {
  findFirst: (query: {
    where: { tenantId: string; id: string };
    select: { id: true; title: true };
  }) => Promise<{ id: string; title: string } | null>;
}

function titleOf(table: Titled, tenantId: string, id: string) {
  return table.findFirst({ where: { tenantId, id }, select: { id: true, title: true } });
}

async function stepsOf(
  { actor, tx }: Scope,
  projectId: string,
  { today, open }: { today: string; open: boolean },
): Promise<StepShown[]> {
  const rows = await tx.coStep.findMany({
    where: { tenantId: actor.tenantId, projectId, droppedAt: null },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: shownMost.steps,
    select: {
      id: true,
      version: true,
      path: true,
      text: true,
      organizationId: true,
      organizationName: true,
      dueOn: true,
      doneOn: true,
      doneText: true,
      doneBy: true,
    },
  });
  return rows.map(({ dueOn, doneOn, doneText, doneBy, ...row }) => {
    const due = isoDay(dueOn);
    const { id, version, text, organizationId, organizationName } = row;
    return {
      id,
      version,
      text,
      organizationId,
      organization: organizationName,
      dueOn: due,
      late: doneOn === null && due < today,
      done: doneOn === null ? null : { on: isoDay(doneOn), text: doneText ?? "", by: doneBy ?? "" },
      mayDo: open && doneOn === null && canDoStep(actor, row).ok,
      mayUndo: open && doneOn !== null && canDoStep(actor, row).ok,
    };
  });
}
