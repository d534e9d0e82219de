import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { agreementTexts as texts } from "../content/agreements";
import { at } from "../content/random";
import type { AreaRow } from "./areas";
import { readContext } from "./context";
import type { District } from "./districts";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

interface Side {
  id: string;
  name: string;
}

interface CommitmentText {
  by: string;
  text: string;
  rhythm?: string;
  day?: number;
  ticked?: boolean;
}

interface AgreementText {
  title: string;
  /** writing, returned, sent, standing, renewed, ended. */
  state: string;
  /** Out of a project that is so far. */
  project?: string;
  /** The one before it in the list. */
  renews?: boolean;
  from: number;
  until: number;
  reason?: string;
  review?: string;
  commitments: CommitmentText[];
}

interface Place {
  area: AreaRow;
  level: string;
  office: Side;
  by: string;
}

interface Project {
  id: string;
  status: string;
}

/** 共建协议 of the example street and of the community of the accounts, in every state that there is. */
export async function writeAgreements(district: District, now: Instant): Promise<void> {
  await step(district.slug, "agreements", async (scope) => {
    const life = lifeOf(scope, await readContext(scope, district), district, now);
    const home = life?.homes.find(({ full }) => full);
    if (life === null || home === undefined) return;
    const { secretary } = home;
    await writeOf(life, await placeOf(life, home.area, "community", secretary), texts.community);
    await writeOf(life, await placeOf(life, life.street, "street", ""), texts.street);
  });
}

async function placeOf(
  { scope, tenantId }: Life,
  area: AreaRow,
  level: string,
  by: string,
): Promise<Place> {
  const office = await scope.tx.organization.findFirst({
    where: { tenantId, kind: "office", areaId: area.id, validTo: null },
    select: { id: true, name: true },
  });
  if (office === null) throw new Error(`no office of ${area.name}`);
  return { area, level, office, by: by === "" ? office.name : by };
}

async function writeOf(life: Life, place: Place, list: readonly AgreementText[]): Promise<void> {
  const { scope, tenantId } = life;
  const { tx } = scope;
  const projects = await tx.coProject.findMany({
    where: { tenantId, path: place.area.path, needId: null },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    select: { id: true, status: true },
  });
  const parties = await tx.coParty.findMany({
    where: { tenantId, projectId: { in: projects.map(({ id }) => id) }, leads: false },
    orderBy: { id: "asc" },
    select: { projectId: true, organizationId: true, organizationName: true },
  });
  if (parties.length === 0) return;
  let previousId: string | null = null;
  for (const text of list) {
    const project = projects.find(({ status }) => status === text.project);
    const own = parties.filter(({ projectId }) => projectId === project?.id);
    const [first = at(parties, 0), ...others] = own;
    const units: [Side, ...Side[]] = [sideOf(first), ...others.map(sideOf)];
    previousId = await writeAgreement(life, place, text, {
      project,
      units,
      previousId: text.renews === true ? previousId : null,
    });
  }
}

function sideOf(party: { organizationId: string; organizationName: string }): Side {
  return { id: party.organizationId, name: party.organizationName };
}

async function writeAgreement(
  life: Life,
  place: Place,
  text: AgreementText,
  {
    project,
    units,
    previousId,
  }: { project: Project | undefined; units: readonly [Side, ...Side[]]; previousId: string | null },
): Promise<string> {
  const { scope, tenantId } = life;
  const { tx } = scope;
  const id = newId();
  const [unit] = units;
  const unitIds = units.map((one) => one.id);
  const placed = { tenantId, path: place.area.path, unitIds };
  const stands = ["standing", "renewed", "ended"].includes(text.state);
  const sent = stands || text.state === "sent";
  const drafted = Math.min(text.from - 12, -4);
  await tx.coAgreement.createMany({
    data: [
      {
        ...placed,
        id,
        areaId: place.area.id,
        level: place.level,
        title: short(titleOf(text.title, place, unit)),
        projectId: project?.id ?? null,
        previousId,
        startsOn: life.day(text.from),
        endsOn: life.day(text.until),
        status: statusOf(text.state),
        confirmedAt: stands ? life.at(drafted + 5, 640) : null,
        review: text.review ?? null,
        reviewedOn: text.review === undefined ? null : life.day(text.until),
        ...(text.state === "ended" ? { endReason: text.reason ?? "", endedOn: life.day(-10) } : {}),
        draftedAt: life.at(drafted, 560),
        draftedBy: place.by,
      },
    ],
  });
  await tx.coSigner.createMany({
    data: [place.office, ...units].map((side) => {
      const isOffice = side === place.office;
      return {
        ...placed,
        id: newId(),
        agreementId: id,
        organizationId: side.id,
        organizationName: short(side.name),
        isOffice,
        ...(stands || (sent && isOffice)
          ? {
              confirmedAt: life.at(drafted + (isOffice ? 2 : 5), 630),
              confirmedBy: isOffice ? place.by : "单位联络员",
              version: 2,
            }
          : {}),
        ...(text.state === "returned" && side === unit
          ? { returnedAt: life.at(-1, 690), returnReason: text.reason ?? "", version: 2 }
          : {}),
      };
    }),
  });
  for (const one of text.commitments)
    await writeCommitment(life, place, { id, unitIds, unit }, one);
  return id;
}

/** A commitment, ticked off by steps on record of who owns it. */
async function writeCommitment(
  life: Life,
  place: Place,
  { id: agreementId, unitIds, unit }: { id: string; unitIds: string[]; unit: Side },
  text: CommitmentText,
): Promise<void> {
  const { scope, tenantId } = life;
  const { tx } = scope;
  const owner = text.by === "office" ? place.office : unit;
  const placed = { tenantId, path: place.area.path, unitIds };
  const id = newId();
  await tx.coCommitment.createMany({
    data: [
      {
        ...placed,
        id,
        agreementId,
        organizationId: owner.id,
        organizationName: short(owner.name),
        text: text.text,
        dueOn: text.day === undefined ? null : life.day(text.day),
        rhythm: text.rhythm ?? null,
        enteredAt: life.at(-300, 600),
      },
    ],
  });
  if (text.ticked !== true) return;
  const steps = await tx.coStep.findMany({
    where: {
      tenantId,
      path: place.area.path,
      organizationId: owner.id,
      doneOn: { gte: life.day(-110) },
    },
    orderBy: [{ doneOn: "asc" }, { id: "asc" }],
    take: 2,
    select: { id: true, projectId: true, text: true, doneOn: true },
  });
  const projects = await tx.coProject.findMany({
    where: { tenantId, id: { in: steps.map(({ projectId }) => projectId) } },
    select: { id: true, title: true },
  });
  const ofProject = (id: string) => projects.find((one) => one.id === id)?.title ?? "";
  await tx.coFulfilment.createMany({
    data: steps.flatMap((one) =>
      one.doneOn === null
        ? []
        : [
            {
              ...placed,
              id: newId(),
              commitmentId: id,
              recordKind: "step",
              recordId: one.id,
              recordTitle: `${ofProject(one.projectId)}：${one.text}`,
              recordOn: one.doneOn,
              tickedAt: life.at(-2, 600),
              tickedBy: place.by,
            },
          ],
    ),
  });
}

function statusOf(state: string): string {
  switch (state) {
    case "standing":
      return "confirmed";
    case "renewed":
    case "ended":
      return state;
    default:
      return "draft";
  }
}

function titleOf(title: string, { area }: Place, unit: Side): string {
  return title.replace("{unit}", unit.name).replace("{place}", area.name);
}

function short(text: string): string {
  return Array.from(text).slice(0, 60).join("");
}
