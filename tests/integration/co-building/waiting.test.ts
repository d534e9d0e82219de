import { afterAll, beforeAll, expect, test } from "vitest";
import { reviewAgreement } from "@/lib/affairs/co-building/commands/agreements";
import { addCommitment } from "@/lib/affairs/co-building/commands/commitments";
import { draftAgreement } from "@/lib/affairs/co-building/commands/draft-agreement";
import {
  confirmProject,
  declineProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import { addStep, doneStep } from "@/lib/affairs/co-building/commands/steps";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { confirmAgreement, returnAgreement } from "@/lib/affairs/co-building/commands/sign";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { board } from "@/lib/affairs/co-building/queries/board";
import { coWaiting } from "@/lib/affairs/co-building/queries/waiting";
import { unitDesk, unitDeskCounts } from "@/lib/across/desk/queries/unit-desk";
import { deskOf } from "@/lib/across/desk/queries";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { ownUnit } from "@/lib/ground/check-ins/queries/units";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// What waits for whom: the same rows on the desk, in the list and on the phone. It is the first of June 2026.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let secretary: Credential;
let unit1: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  await itIs("2026-06-01");
});
afterAll(() => database.freeze(null));

async function itIs(day: string): Promise<void> {
  await database.freeze(new Date(`${day}T02:00:00Z`));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
}

const unitId = () => must(stage.world.units["unit1"]).id;
const officeId = () => must(stage.world.areas["street1.community1"]).officeId ?? "";

/** What waits for somebody of one project or agreement. */
async function waits(who: Credential, id: string): Promise<string[]> {
  const { lines, count } = await stage.read(who, (scope) => coWaiting(scope));
  expect(count).toBe(lines.length);
  return lines
    .filter(({ subjectId }) => subjectId === id)
    .map(({ kind, late }) => `${kind}${late ? " late" : ""}`);
}

async function plan(): Promise<string> {
  const input = { ...planned, partyIds: [unitId()] };
  return (await execute(planProject, secretary, input, newId())).id;
}

async function partyOf(projectId: string, organizationId: string) {
  const { parties } = await stage.project(projectId, secretary);
  const { id, version } = must(parties.find((one) => one.organizationId === organizationId));
  return { id, version };
}

async function signerOf(agreementId: string, organizationId: string) {
  const { signers } = await stage.read(secretary, (scope) => agreementDetail(scope, agreementId));
  const { id, version } = must(signers.find((one) => one.organizationId === organizationId));
  return { id, version };
}

test("a project waits for the unit until it has answered, and its steps for whose they are", async () => {
  const id = await plan();
  expect(await waits(unit1, id)).toEqual(["join"]);
  expect(await waits(secretary, id)).toEqual([]);
  await execute(confirmProject, unit1, await partyOf(id, unitId()), newId());
  expect(await waits(unit1, id)).toEqual([]);
  const { version } = await stage.project(id, secretary);
  await execute(startProject, secretary, { id, version }, newId());
  const step = (organizationId: string, dueOn: string) =>
    execute(addStep, secretary, { id, text: "布置教室", organizationId, dueOn }, newId());
  await step(unitId(), "2026-06-05");
  await step(unitId(), "2026-08-05");
  await step(officeId(), "2026-06-08");
  expect(await waits(unit1, id)).toEqual(["step"]);
  expect(await waits(secretary, id)).toEqual(["step"]);
  await itIs("2026-06-09");
  expect(await waits(unit1, id)).toEqual(["step late"]);
  expect(await waits(secretary, id)).toEqual(["step late"]);
  for (const who of [unit1, secretary]) {
    const { lines } = await stage.read(who, (scope) => coWaiting(scope));
    const own = must(lines.find(({ subjectId }) => subjectId === id));
    await execute(doneStep, who, { id: own.id, version: 1, text: "已布置好" }, newId());
    expect(await waits(who, id)).toEqual([]);
  }
});

test("a need's claim waits for the office; what is declined waits for nobody", async () => {
  const id = await stage.claim(await stage.need(), unit1);
  expect(await waits(secretary, id)).toEqual(["join"]);
  expect(await waits(unit1, id)).toEqual([]);
  const party = await partyOf(id, officeId());
  await execute(declineProject, secretary, { ...party, reason: "已另有安排" }, newId());
  expect(await waits(secretary, id)).toEqual([]);
});

test("an agreement waits for the place, then for the unit, comes back, and near its end for the place", async () => {
  const input = {
    title: "2026 年共建协议",
    startsOn: "2026-06-01",
    endsOn: "2026-12-31",
    unitIds: [unitId()],
  };
  const { id } = await execute(draftAgreement, secretary, input, newId());
  const promised = { id, text: "每月开放报告厅", organizationId: unitId(), rhythm: "month" };
  await execute(addCommitment, secretary, promised, newId());
  const sign = async (who: Credential, organizationId: string) =>
    execute(confirmAgreement, who, await signerOf(id, organizationId), newId());
  expect(await waits(secretary, id)).toEqual(["sign"]);
  expect(await waits(unit1, id)).toEqual([]);
  await sign(secretary, officeId());
  expect(await waits(secretary, id)).toEqual([]);
  expect(await waits(unit1, id)).toEqual(["sign"]);
  const back = { ...(await signerOf(id, unitId())), reason: "改为每季度一次" };
  await execute(returnAgreement, unit1, back, newId());
  expect(await waits(unit1, id)).toEqual([]);
  expect(await waits(secretary, id)).toEqual(["returned"]);
  await sign(secretary, officeId());
  await sign(unit1, unitId());
  expect([...(await waits(secretary, id)), ...(await waits(unit1, id))]).toEqual([]);
  await itIs("2026-12-10");
  expect(await waits(secretary, id)).toEqual(["ending"]);
  // An agreement is its place's: the street above reads it, and nothing waits for it there.
  expect(await waits(await stage.as("secretary1"), id)).toEqual([]);
  await itIs("2027-01-02");
  expect(await waits(secretary, id)).toEqual(["ending late"]);
  const { version } = await stage.read(secretary, (scope) => agreementDetail(scope, id));
  await execute(reviewAgreement, secretary, { id, version, review: "办得很好" }, newId());
  expect(await waits(secretary, id)).toEqual([]);
  await itIs("2026-06-09");
});

test("the desk, the list and the phone count the same rows, and nobody else has them", async () => {
  const plans = [await plan(), await plan()];
  const claims = [];
  for (const needId of [await stage.need(), await stage.need()]) {
    claims.push(await stage.claim(needId, unit1));
  }
  const desk = await stage.read(secretary, deskOf);
  const list = await stage.read(secretary, (scope) => board(scope, { list: "waiting" }));
  const rows = must(list.waiting ?? undefined).lines.map(({ id }) => id);
  expect(desk.coBuilding.count).toBe(rows.length);
  expect(rows).toEqual(expect.arrayContaining(claims));
  expect(rows).toEqual(expect.arrayContaining(desk.coBuilding.lines.map(({ id }) => id)));
  const home = await stage.read(unit1, unitDesk);
  const counts = await stage.read(unit1, unitDeskCounts);
  expect(home.coBuilding.map(({ id }) => id)).toEqual(expect.arrayContaining(plans));
  expect(counts).toEqual({
    coBuilding: home.coBuilding.length,
    reviews: home.opinions.length + home.rounds.length,
  });
  const elsewhere = new CoBuildingStage(database, "west");
  for (const other of [
    await stage.as("secretary1"),
    await stage.as("community12"),
    await stage.as("community21"),
    await stage.as("dispatcher1"),
    await stage.liaison("unit2"),
    await elsewhere.as("community11"),
    await elsewhere.liaison("unit1"),
  ]) {
    for (const id of [...plans, ...claims]) expect(await waits(other, id)).toEqual([]);
  }
});

test("a question of the community stands on the unit's home and is counted", async () => {
  const ask = { to: unitId(), purpose: "cooperation", title: "共建安排" };
  await execute(askOpinion, secretary, { ...ask, matter: "今年的共建怎么安排？" }, newId());
  const { opinions } = await stage.read(unit1, unitDesk);
  expect(opinions.map(({ title }) => title)).toEqual(["共建安排"]);
  expect((await stage.read(unit1, unitDeskCounts)).reviews).toBe(1);
});

test("a unit's home costs at most twelve statements", async () => {
  const { statements } = await recordStatements(() =>
    stage.read(unit1, async (scope) => [await ownUnit(scope), await unitDesk(scope)]),
  );
  expect(statements.length).toBeLessThanOrEqual(12);
});
