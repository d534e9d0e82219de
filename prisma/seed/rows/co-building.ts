import { sevenTags, sixTags } from "@/lib/affairs/co-building/rules/kinds";
import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { districtKind } from "@/lib/ground/territory/rules/district-kind";
import { coBuildingTexts as texts } from "../content/co-building";
import { at } from "../content/random";
import type { AreaRow } from "./areas";
import {
  needOf,
  writeResources,
  writeUnitNeeds,
  type NeedText,
  type Place,
  type Side,
} from "./co-entries";
import { readContext } from "./context";
import type { District } from "./districts";
import type { PhotoFiles } from "./photo-files";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

interface ProjectText {
  title: string;
  goal: string;
  pairing: string;
  tags: string[];
  status: string;
  result?: string;
  reason?: string;
}

interface DimensionText {
  set: string;
  key: string;
  name: string;
  retired?: boolean;
}

/** 共驻共建 of the example street: what its communities need, what their units give, what they do together. */
export async function writeCoBuilding(
  district: District,
  photos: PhotoFiles,
  now: Instant,
): Promise<void> {
  await step(district.slug, "co-building", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const units = await unitsOf(life);
    if (units.length === 0) return;
    const home = life.homes.find(({ full }) => full);
    if (home === undefined) return;
    const community = await placeOf(life, home.area, "community", home.secretary);
    const street = await placeOf(life, life.street, "street", holderName(context, life.street));
    const root = await placeOf(life, context.root, "district", holderName(context, context.root));
    const known = await writeDimensions(life, district.slug, now);
    const ofHere = (list: readonly ProjectText[]) =>
      list.map((one) => ({ ...one, tags: one.tags.filter((tag) => known.has(tag)) }));
    await writeNeeds(life, community, units);
    await writeUnitNeeds(life, home, units);
    await writeResources(life, home, community.office, units);
    await writeProjects(life, community, ofHere(texts.projects), units);
    await writeProjects(life, street, ofHere(texts.streetProjects), units);
    await writeProjects(life, root, ofHere(texts.districtProjects), units);
    await writePhotos(life, photos);
  });
}

/** What each example district has made of 六联、七联; told is what its projects may carry. */
async function writeDimensions(
  { scope, tenantId }: Life,
  slug: string,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const all: Readonly<Record<string, readonly DimensionText[]>> = texts.dimensions;
  const own = all[slug] ?? [];
  const changedAt = new Date(now);
  await scope.tx.coDimension.createMany({
    data: own.map(({ set, key, name, retired }) => ({
      tenantId,
      id: newId(),
      setKey: set,
      key,
      name,
      retiredAt: retired === true ? changedAt : null,
      changedAt,
      changedBy: `${districtKind(scope.actor.tenant.name)}委组织部`,
    })),
  });
  return new Set([...sixTags, ...sevenTags, ...own.map(({ key }) => key)]);
}

function holderName(context: Awaited<ReturnType<typeof readContext>>, { id }: AreaRow): string {
  const [one] = [
    ...context.holders("street_secretary", id),
    ...context.holders("district_org", id),
  ];
  return one?.name ?? "";
}

/** The units that have reported in the example street, those of the accounts' community first. */
async function unitsOf({ scope, tenantId, street, homes }: Life): Promise<Side[]> {
  const rows = await scope.tx.unitCheckIn.findMany({
    where: {
      tenantId,
      status: "active",
      organizationId: { not: null },
      path: { startsWith: street.path },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: 40,
    select: { organizationId: true, unitName: true, path: true },
  });
  const main = homes.find(({ full }) => full)?.area.path;
  return rows
    .flatMap(({ organizationId, unitName, path }) =>
      organizationId === null ? [] : [{ id: organizationId, name: unitName, path }],
    )
    .sort((a, b) => Number(b.path === main) - Number(a.path === main));
}

async function placeOf(
  { scope, tenantId }: Life,
  area: AreaRow,
  level: Place["level"],
  by: string,
): Promise<Place> {
  const office = await scope.tx.organization.findFirst({
    where: { tenantId, kind: "office", areaId: area.id, validTo: null },
    select: { id: true, name: true, path: true },
  });
  if (office === null) throw new Error(`no office of ${area.name}`);
  return { area, level, office, by: by === "" ? office.name : by };
}

/** What the community needs; two of them a unit has claimed. */
async function writeNeeds(life: Life, place: Place, units: readonly Side[]): Promise<void> {
  const list: readonly NeedText[] = texts.needs;
  for (const [n, text] of list.entries()) {
    const need = needOf(life, place, place.office, text, -20 + n);
    await life.scope.tx.coNeed.createMany({ data: [need] });
    if (text.claimed !== true) continue;
    const { title, detail: goal } = text;
    const project = { title, goal, pairing: "company", tags: ["six.charity"], status: "proposed" };
    await writeProject(life, place, project, {
      units: [at(units, n % units.length)],
      needId: need.id,
      day: -6 + n,
    });
  }
}

async function writeProjects(
  life: Life,
  place: Place,
  list: readonly ProjectText[],
  units: readonly Side[],
): Promise<void> {
  for (const [n, text] of list.entries()) {
    // What waits for an answer waits for the unit of the demo account as well.
    const first = text.status === "proposed" ? 0 : n % units.length;
    const sides = [at(units, first), at(units, (n + 1) % units.length)];
    await writeProject(life, place, text, {
      units: sides.filter((one, at_) => sides.indexOf(one) === at_),
      day: -70 + n,
    });
  }
}

/** A project with its parties' word and its steps, as far as its status has come. */
async function writeProject(
  life: Life,
  place: Place,
  text: ProjectText,
  { units, needId, day }: { units: readonly Side[]; needId?: string; day: number },
): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const id = newId();
  const waits = text.status === "proposed";
  const over = text.status === "finished" || text.status === "ended";
  const [first] = units;
  // A unit has claimed what the place needs; everything else the place has proposed.
  const proposer = needId === undefined ? place.office : (first ?? place.office);
  await tx.coProject.createMany({
    data: [
      {
        tenantId,
        id,
        path: place.area.path,
        areaId: place.area.id,
        level: place.level,
        title: text.title,
        goal: text.goal,
        pairing: text.pairing,
        tags: text.tags,
        needId: needId ?? null,
        proposerId: proposer.id,
        status: text.status,
        startsOn: life.day(day),
        endsOn: life.day(day + 180),
        result: text.result ?? null,
        endReason: text.reason ?? null,
        settledOn: over ? life.day(-3) : null,
        proposedAt: life.at(day, 600),
        proposedBy: needId === undefined ? place.by : "单位联络员",
        version: 1,
      },
    ],
  });
  await tx.coParty.createMany({
    data: [place.office, ...units].map((side) => ({
      tenantId,
      id: newId(),
      projectId: id,
      path: side.path,
      organizationId: side.id,
      organizationName: side.name,
      leads: side === place.office,
      ...(waits && side !== proposer
        ? {}
        : {
            confirmedAt: life.at(day + (side === proposer ? 0 : 2), 660),
            confirmedBy: side === place.office ? place.by : "单位联络员",
          }),
    })),
  });
  if (waits) return;
  const steps: readonly { text: string; day: number; done?: string }[] = texts.steps;
  await tx.coStep.createMany({
    data: steps.map((one, n) => {
      const side = n % 2 === 0 ? place.office : (first ?? place.office);
      const isDone = one.done !== undefined || text.status === "finished";
      return {
        tenantId,
        id: newId(),
        projectId: id,
        path: place.area.path,
        text: one.text,
        organizationId: side.id,
        organizationName: side.name,
        dueOn: life.day(one.day),
        enteredAt: life.at(day, 620),
        ...(isDone
          ? {
              doneOn: life.day(Math.min(one.day, -5)),
              doneText: one.done ?? "已按商定完成。",
              doneBy: side === place.office ? place.by : "单位联络员",
              version: 2,
            }
          : {}),
      };
    }),
  });
}

/** Pictures of what is done and of the first that are on their way, from two sides of each. */
async function writePhotos(life: Life, photos: PhotoFiles): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const projects = await tx.coProject.findMany({
    where: { tenantId, status: { in: ["finished", "running"] } },
    orderBy: [{ status: "asc" }, { proposedAt: "asc" }, { id: "asc" }],
    take: 3,
    select: { id: true },
  });
  for (const [n, { id: projectId }] of projects.entries()) {
    const sides = await tx.coParty.findMany({
      where: { tenantId, projectId },
      orderBy: [{ leads: "desc" }, { id: "asc" }],
      take: 2,
      select: { path: true, organizationId: true, organizationName: true, confirmedBy: true },
    });
    await tx.coPhoto.createMany({
      data: sides.flatMap(({ confirmedBy, ...side }, of) =>
        (of === 0 ? (["before", "after"] as const) : (["after"] as const)).flatMap((moment) => {
          const photo = photos("hall", moment, n + of);
          if (photo === undefined) return [];
          const { key: fileKey, ...size } = photo;
          const put = { at: life.at(-4 + of, 900), by: confirmedBy ?? side.organizationName };
          return [{ tenantId, id: newId(), projectId, ...side, ...put, fileKey, ...size }];
        }),
      ),
    });
  }
}
