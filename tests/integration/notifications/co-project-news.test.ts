import { beforeAll, beforeEach, expect, test } from "vitest";
import { editProject } from "@/lib/affairs/co-building/commands/edit";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold, inboxPage } from "@/lib/across/notifications/queries/inbox";
import {
  confirmProject,
  declineProject,
  endProject,
} from "@/lib/affairs/co-building/commands/projects";
import { claimResource, planProject } from "@/lib/affairs/co-building/commands/propose";
import {
  bookTime,
  closeResourceTime,
  openResourceTime,
  returnBooking,
  withdrawResource,
} from "@/lib/affairs/co-building/commands/resources";
import { addStep } from "@/lib/affairs/co-building/commands/steps";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";
import { must } from "@/tests/support/world";

// Both sides hear of each other: an office by a notice, a unit by a text, nobody of what they did themselves.

await startOutside();
const database = useDatabase("east");
const stage = new CoBuildingStage(database, "east");
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;

beforeAll(async () => {
  await database.freeze(new Date("2026-06-01T02:00:00Z")); // Monday, 10:00 on the wall
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
});
beforeEach(async () => {
  await tellAll();
  await database.admin.query("delete from delivery");
  await database.admin.query("delete from notification");
});

async function tellAll(): Promise<void> {
  while (await stage.read(stage.job, hasUntold)) await execute(tell, stage.job, {}, newId());
}

async function unread(login: string): Promise<string[]> {
  const page = await stage.read(await stage.as(login), (scope) => inboxPage(scope, {}));
  return page.notices.map(({ kind }) => kind);
}

async function texts(): Promise<string[]> {
  const { rows } = await database.admin.query<{ body: string }>(
    "select body from delivery where kind = 'member' order by body",
  );
  return rows.map(({ body }) => body);
}

async function partyOf(projectId: string, who: Credential, name: RegExp) {
  const { parties } = await stage.project(projectId, who);
  const { id, version } = must(parties.find((one) => name.test(one.name)));
  return { id, version };
}

test("a community hears of a claim, the unit of the answer, both of the end", async () => {
  const needId = await stage.need();
  const projectId = await stage.claim(needId, unit1);
  await tellAll();
  expect(await unread("community11")).toEqual(["coAsked"]);
  expect(await texts()).toEqual([]);
  const office = await partyOf(projectId, secretary, /社区|居委会|办公室/);
  await execute(confirmProject, secretary, office, newId());
  await tellAll();
  expect(await unread("community11")).toEqual(["coAsked"]);
  expect(await texts()).toEqual([expect.stringContaining("周末课堂")]);
  const { version } = await stage.project(projectId, secretary);
  await execute(endProject, secretary, { id: projectId, version, reason: "学校搬迁。" }, newId());
  await tellAll();
  expect(await texts()).toEqual(
    expect.arrayContaining([expect.stringContaining("终止"), expect.stringContaining("确认")]),
  );
  expect(await unread("community12")).toEqual([]);
});

test("a unit hears once a day that it is asked, the community that it does not take part", async () => {
  const asked = async () => {
    const id = await stage.resource();
    return (await execute(claimResource, secretary, { id, ...planned }, newId())).id;
  };
  const first = await asked();
  await asked();
  await tellAll();
  expect(await texts()).toEqual([expect.stringContaining("确认")]);
  const { parties } = await stage.project(first, unit1);
  const { id, version } = must(parties.find(({ confirmedAt }) => confirmedAt === null));
  await execute(declineProject, unit1, { id, version, reason: "排不开。" }, newId());
  await tellAll();
  expect(await unread("community11")).toEqual(["coDeclined"]);
});

test("who keeps a resource hears of a booking, who waited that the place is free", async () => {
  const id = await stage.resource({ bookable: "yes" }, secretary);
  const input = { id, startsAt: "2026-06-13T14:00", endsAt: "2026-06-13T16:00", capacity: "1" };
  await execute(openResourceTime, secretary, input, newId());
  const { times } = await stage.read(secretary, (scope) => resourceDetail(scope, id));
  const slot = { id: must(times[0]).id };
  await execute(bookTime, unit1, slot, newId());
  await execute(bookTime, unit2, slot, newId());
  await tellAll();
  expect((await unread("community11")).sort()).toEqual(["coBooked", "coQueued"]);
  const mine = await stage.read(unit1, (scope) => resourceDetail(scope, id));
  const own = must(must(mine.times[0]).own);
  await execute(returnBooking, unit1, { id: own.id }, newId());
  await tellAll();
  expect((await unread("community11")).sort()).toEqual(["coBooked", "coQueued", "coReturned"]);
  expect(await texts()).toEqual([expect.stringContaining("候补")]);
  const theirs = await stage.read(unit2, (scope) => resourceDetail(scope, id));
  const held = must(must(theirs.times[0]).own);
  await execute(returnBooking, secretary, { id: held.id }, newId());
  await tellAll();
  expect(await texts()).toEqual(expect.arrayContaining([expect.stringContaining("取消")]));
});

test("whoever had booked hears that a time or the whole resource is not given any more", async () => {
  const id = await stage.resource({ bookable: "yes" }, secretary);
  for (const day of ["2026-06-20", "2026-06-21"]) {
    const input = { id, startsAt: `${day}T14:00`, endsAt: `${day}T16:00`, capacity: "1" };
    await execute(openResourceTime, secretary, input, newId());
  }
  const { times } = await stage.read(secretary, (scope) => resourceDetail(scope, id));
  const [first, second] = times.map(({ id: slot }) => ({ id: slot }));
  await execute(bookTime, unit1, must(first), newId());
  await execute(bookTime, unit2, must(second), newId());
  await tellAll();
  await database.admin.query("delete from delivery");
  await execute(closeResourceTime, secretary, { ...must(first), reason: "装修。" }, newId());
  await tellAll();
  expect(await texts()).toEqual([expect.stringMatching(/6月20日.*取消/u)]);
  const { version } = await stage.read(secretary, (scope) => resourceDetail(scope, id));
  const reason = "收回自用。";
  await execute(withdrawResource, secretary, { id, version, reason }, newId());
  await tellAll();
  expect(await texts()).toHaveLength(2);
  expect(await texts()).toEqual(expect.arrayContaining([expect.stringMatching(/6月21日.*取消/u)]));
});

test("a unit is not told of what it did itself, and the others are", async () => {
  const needId = await stage.need();
  const projectId = await stage.claim(needId, unit1);
  const { version } = await stage.project(projectId, unit1);
  const changed = {
    id: projectId,
    version,
    title: "周末课堂",
    goal: "换一个说法。",
    startsOn: "2026-06-01",
    endsOn: "2026-12-31",
  };
  await execute(editProject, unit1, changed, newId());
  await execute(
    endProject,
    unit1,
    { id: projectId, version: version + 1, reason: "排不开。" },
    newId(),
  );
  await tellAll();
  expect(await texts()).toEqual([]);
  expect((await unread("community11")).sort()).toEqual(["coAsked", "coChanged", "coEnded"]);
});

test("a booking that waits is told as one, and of a declined proposal everybody who was asked hears", async () => {
  const id = await stage.resource({ bookable: "yes" }, secretary);
  const input = { id, startsAt: "2026-07-13T14:00", endsAt: "2026-07-13T16:00", capacity: "1" };
  await execute(openResourceTime, secretary, input, newId());
  const { times } = await stage.read(secretary, (scope) => resourceDetail(scope, id));
  const slot = { id: must(times[0]).id };
  await execute(bookTime, unit1, slot, newId());
  await execute(bookTime, unit2, slot, newId());
  await tellAll();
  expect((await unread("community11")).sort()).toEqual(["coBooked", "coQueued"]);
  await database.admin.query("delete from notification");
  const unitId = (key: string) => must(stage.world.units[key]).id;
  const plan = { ...planned, partyIds: [unitId("unit1"), unitId("unit2")] };
  const projectId = (await execute(planProject, secretary, plan, newId())).id;
  await tellAll();
  await database.admin.query("delete from delivery");
  const { parties } = await stage.project(projectId, unit1);
  const own = must(parties.find((one) => one.organizationId === unitId("unit1")));
  const word = { id: own.id, version: own.version, reason: "排不开。" };
  await execute(declineProject, unit1, word, newId());
  await tellAll();
  expect(await unread("community11")).toEqual(["coDeclined"]);
  expect(await texts()).toEqual([expect.stringContaining("不再进行")]);
});

test("the office of another place that takes part hears of its steps, the own one does not", async () => {
  const office = (key: string) => must(stage.world.areas[key]).officeId ?? "";
  const [own, other] = [office("street1.community1"), office("street1.community2")];
  const plan = { ...planned, partyIds: [other] };
  const id = (await execute(planProject, secretary, plan, newId())).id;
  for (const organizationId of [own, other]) {
    const step = { id, text: "布置场地", organizationId, dueOn: "2026-07-01" };
    await execute(addStep, secretary, step, newId());
  }
  await tellAll();
  expect((await unread("community12")).sort()).toEqual(["coAsked", "coStep"]);
  expect(await unread("community11")).toEqual([]);
});
