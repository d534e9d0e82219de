import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { dimensionsNow } from "../queries/dimensions";
import { areOffered } from "../rules/dimensions";
import type { Pairing } from "../rules/kinds";
import { planFault } from "../rules/projects";
import { canClaimNeed, canPlan, writesAt } from "../rules/rights";
import { claimNeedInput, claimResourceInput, planInput } from "../schema";
import { standIn } from "./entry";
import { findNeed, findResource } from "./find";
import { coEvent, ownOrganization, speakersOf, typedWrong, type Participant } from "./record";

/** 认领需求: a unit's proposal, which waits for the word of who needs it. */
export const claimNeed = command({
  name: "co.claimNeed",
  input: claimNeedInput,
  output: doneOutput,
  find: (scope, { id }) => findNeed(scope, { id }),
  allow: (actor, need) => canClaimNeed(actor, need),
  run: async (scope, need, { id: needId, ...planned }) => {
    const own = await ownOrganization(scope);
    const [other] = await speakersOf(scope, [need.organizationId], "title");
    if (need.status !== "open") await refuseTaken(scope, { needId });
    return writeProject(scope, planned, {
      place: need,
      own,
      others: other === undefined ? [] : [other],
      leadId: need.organizationId,
      needId,
    });
  },
});

/** 认领资源: a community's proposal, which waits for the word of who gives it. */
export const claimResource = command({
  name: "co.claimResource",
  input: claimResourceInput,
  output: doneOutput,
  find: (scope, { id }) => findResource(scope, { id }),
  allow: (actor) => canPlan(actor),
  run: async (scope, resource, { id: resourceId, needId, ...planned }) => {
    const { actor } = scope;
    const own = await ownOrganization(scope);
    if (resource.organizationId === own.id) throw new Refusal("invalid", "coBuilding.ownResource");
    if (resource.status === "claimed") await refuseTaken(scope, { resourceId });
    if (resource.status !== "offered") {
      throw new Refusal("wrong-status", "coBuilding.resourceNotOffered");
    }
    const sides = new Set([resource.organizationId]);
    if (needId !== undefined) {
      const need = await findNeed(scope, { id: needId });
      if (need === null || need.path !== actor.lo) {
        throw new Refusal("not-found", "refusal.notFound");
      }
      if (need.status !== "open") await refuseTaken(scope, { needId });
      // A unit whose need it is gives its own word.
      sides.add(need.organizationId);
    }
    sides.delete(own.id);
    return writeProject(scope, planned, {
      place: placeOf(scope),
      own,
      others: await speakersOf(scope, [...sides], "title"),
      leadId: own.id,
      needId,
      resourceId,
    });
  },
});

/** 发起项目 of the own place with the units it names; each of them gives its word. */
export const planProject = command({
  name: "co.planProject",
  input: planInput,
  output: doneOutput,
  find: () => Promise.resolve(standIn),
  allow: (actor) => canPlan(actor),
  run: async (scope, _subject, { partyIds, ...planned }) => {
    const own = await ownOrganization(scope);
    const wrong = planFault({ ...planned, partyIds }, own.id);
    if (wrong !== null) throw typedWrong(wrong);
    const others = await speakersOf(
      scope,
      partyIds.filter((id) => id !== own.id),
      "partyIds",
    );
    return writeProject(scope, planned, { place: placeOf(scope), own, others, leadId: own.id });
  },
});

interface Planned {
  title: string;
  goal: string;
  pairing: Pairing;
  tags: string[];
  startsOn: string;
  endsOn: string;
}

interface Place {
  path: string;
  areaId: string;
  level: string;
}

interface Sides {
  place: Place;
  own: Participant;
  others: readonly Participant[];
  leadId: string;
  needId?: string | undefined;
  resourceId?: string | undefined;
}

function placeOf({ actor }: Scope): Place {
  return { path: actor.lo, areaId: actor.areaId ?? "", level: writesAt(actor) ?? "community" };
}

/** Writes the proposal with its parties; of two that claim the same at once the second reads who was first. */
async function writeProject(scope: Scope, planned: Planned, sides: Sides) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const { place, own, others, leadId, needId, resourceId } = sides;
  const { startsOn, endsOn, tags, ...facts } = planned;
  const wrong = planFault({ startsOn, endsOn, partyIds: others.map(({ id }) => id) }, own.id);
  if (wrong !== null) throw typedWrong(wrong);
  if (tags.length > 0 && !areOffered(await dimensionsNow(scope), tags)) {
    throw typedWrong({ field: "tags", key: "field.dimensionGone" });
  }
  const id = newId();
  const { path, areaId, level } = place;
  const { count } = await tx.coProject.createMany({
    data: [
      {
        ...facts,
        tenantId,
        id,
        path,
        areaId,
        level,
        tags: [...new Set(tags)],
        needId: needId ?? null,
        resourceId: resourceId ?? null,
        proposerId: own.id,
        startsOn: new Date(startsOn),
        endsOn: new Date(endsOn),
        proposedAt: new Date(actor.now),
        proposedBy: actor.name,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) await refuseTaken(scope, { needId, resourceId });
  const parties = [own, ...others];
  await tx.coParty.createMany({
    data: parties.map((party) => ({
      tenantId,
      id: newId(),
      projectId: id,
      path: party.path,
      organizationId: party.id,
      organizationName: Array.from(party.name).slice(0, 60).join(""),
      leads: party.id === leadId,
      ...(party.id === own.id ? { confirmedAt: new Date(actor.now), confirmedBy: actor.name } : {}),
    })),
  });
  const about = {
    needId: needId ?? null,
    resourceId: resourceId ?? null,
    parties: parties.map((one) => one.id),
  };
  return {
    result: { id },
    events: [coEvent("co.project_proposed", { id, path, version: 1 }, about)],
  };
}

/** Who was first, by name; what has met its end meanwhile is said too. */
async function refuseTaken(
  { actor, tx }: Scope,
  { needId, resourceId }: { needId?: string | undefined; resourceId?: string | undefined },
): Promise<never> {
  const first = await tx.coProject.findFirst({
    where: {
      tenantId: actor.tenantId,
      OR: [
        ...(needId === undefined
          ? []
          : [{ needId, status: { in: ["proposed", "confirmed", "running"] } }]),
        ...(resourceId === undefined ? [] : [{ resourceId, status: "proposed" }]),
      ],
    },
    orderBy: { proposedAt: "asc" },
    select: { proposerId: true },
  });
  const who =
    first === null
      ? null
      : await tx.organization.findFirst({
          where: { tenantId: actor.tenantId, id: first.proposerId },
          select: { name: true },
        });
  if (who === null) throw new Refusal("wrong-status", "coBuilding.needNotOpen");
  throw new Refusal("conflict", "coBuilding.takenBy", { values: { name: who.name } });
}
