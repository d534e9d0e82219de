import { beforeAll, describe, expect, test } from "vitest";
import { editNeed, editProject, editResource } from "@/lib/affairs/co-building/commands/edit";
import {
  confirmProject,
  declineProject,
  endProject,
} from "@/lib/affairs/co-building/commands/projects";
import { addStep, doneStep, dropStep, editStep } from "@/lib/affairs/co-building/commands/steps";
import { claimResource } from "@/lib/affairs/co-building/commands/propose";
import { board } from "@/lib/affairs/co-building/queries/board";
import { needDetail, resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { unitCoBuilding } from "@/lib/affairs/co-building/queries/own";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { overtaken, refused } from "@/tests/support/commands";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// What is entered is put right by who keeps it, and what it said before stays readable.

const database = useDatabase("east");
const stage = new CoBuildingStage(database, "east");
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;

beforeAll(async () => {
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
});

describe("a need and a resource", () => {
  const facts = { title: "托管班大教室", detail: "要能坐四十人。", priority: "urgent" };

  test("are changed by who keeps them, with what they said before", async () => {
    const id = await stage.need({ wantedFrom: "2026-07-01" });
    const before = await stage.read(secretary, (scope) => needDetail(scope, id));
    const asked = { id, version: before.version, ...facts };
    await refused(execute(editNeed, unit1, asked, newId()), "forbidden");
    await refused(execute(editNeed, await stage.as("secretary1"), asked, newId()), "forbidden");
    await execute(editNeed, secretary, asked, newId());
    const seen = await stage.read(unit2, (scope) => needDetail(scope, id));
    expect(seen).toMatchObject({ ...facts, from: null });
    const [change] = seen.changes;
    expect(new Map(change?.was.map(({ field, text }) => [field, text]))).toEqual(
      new Map([
        ["title", before.title],
        ["detail", before.detail],
        ["priority", "normal"],
        ["wantedFrom", "2026-07-01"],
      ]),
    );
    expect(await stage.eventsOf(id)).toEqual(["co.need_entered", "co.need_edited"]);
    const again = { ...asked, version: seen.version };
    await refused(execute(editNeed, secretary, again, newId()), "invalid");
    expect(await overtaken(execute(editNeed, secretary, asked, newId()))).toEqual({
      by: "社区书记11",
      own: true,
    });
  });

  test("stay as they are once somebody has taken them up", async () => {
    const id = await stage.need();
    await stage.claim(id, unit1);
    const { version } = await stage.read(secretary, (scope) => needDetail(scope, id));
    await refused(execute(editNeed, secretary, { id, version, ...facts }, newId()), "wrong-status");
  });

  test("of a unit are changed on its phone; a mobile number is no contact", async () => {
    const id = await stage.resource();
    const given = {
      id,
      version: 1,
      title: "多功能报告厅",
      detail: "三百座。",
      available: "周六",
      contact: "总务处 021-11111111",
      bookable: "yes",
    };
    const mobile = { ...given, contact: "老王 13800000000" };
    await refused(execute(editResource, unit1, mobile, newId()), "invalid");
    await refused(execute(editResource, unit2, given, newId()), "forbidden");
    await execute(editResource, unit1, given, newId());
    const seen = await stage.read(unit1, (scope) => resourceDetail(scope, id));
    expect(seen).toMatchObject({ title: "多功能报告厅", bookable: true });
    expect(seen.changes).toHaveLength(1);
  });
});

describe("a project", () => {
  const facts = {
    title: "周日课堂",
    goal: "改在周日。",
    tags: ["six.party"],
    startsOn: "2026-06-01",
    endsOn: "2026-11-30",
  };

  test("is changed by who proposed it before the others have said something, then by who carries it", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const ask = async (who: Credential, more: Record<string, unknown> = {}) => {
      const { version } = await stage.project(id, unit2);
      return execute(editProject, who, { id, version, ...facts, ...more }, newId());
    };
    await refused(ask(secretary), "forbidden");
    await refused(ask(unit2), "forbidden");
    await refused(ask(unit1, { endsOn: "2026-05-01" }), "invalid");
    await ask(unit1);
    const waiting = await stage.project(id, secretary);
    expect(waiting).toMatchObject({
      ...facts,
      tags: [{ key: "six.party", name: "党建联建" }],
      mayEdit: false,
    });
    const office = must(waiting.parties.find(({ maySpeak }) => maySpeak));
    const word = { id: office.id, version: office.version };
    await execute(confirmProject, secretary, word, newId());
    await refused(ask(unit1, { title: "别的" }), "forbidden");
    await ask(secretary, { title: "周日大课堂" });
    const { changes } = await stage.project(id, unit1);
    const titles = changes.flatMap(({ was }) => was.filter(({ field }) => field === "title"));
    expect(titles.map(({ text }) => text)).toEqual(["周日课堂", "周末课堂"]);
  });

  test("that was changed since it was read is not confirmed unread", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const read = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    const word = { id: read.id, version: read.version };
    const { version } = await stage.project(id, unit1);
    await execute(editProject, unit1, { id, version, ...facts, goal: "请出资十万元。" }, newId());
    await refused(execute(confirmProject, secretary, word, newId()), "conflict");
    const now = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    await execute(confirmProject, secretary, { id: now.id, version: now.version }, newId());
    expect((await stage.project(id, unit1)).status).toBe("confirmed");
  });

  test("does not end before a step that is not done", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const own = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    await execute(confirmProject, secretary, { id: own.id, version: own.version }, newId());
    const step = { id, text: "布置场地", organizationId: own.organizationId, dueOn: "2026-12-20" };
    await execute(addStep, secretary, step, newId());
    const ask = async (endsOn: string) => {
      const { version } = await stage.project(id, secretary);
      return execute(editProject, secretary, { id, version, ...facts, endsOn }, newId());
    };
    await refused(ask("2026-12-19"), "invalid");
    await ask("2026-12-20");
  });

  test("begins on another day with the word of who changes it, and not after a step that is not done", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const read = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    const ask = async (who: Credential, startsOn: string) => {
      const { version } = await stage.project(id, unit1);
      const whole = { id, version, ...facts, startsOn, endsOn: "2026-12-31" };
      return execute(editProject, who, whole, newId());
    };
    await ask(unit1, "2026-06-10");
    // Who was asked about the first day reads the other one before it says yes.
    const word = { id: read.id, version: read.version };
    await refused(execute(confirmProject, secretary, word, newId()), "conflict");
    const now = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    await execute(confirmProject, secretary, { id: now.id, version: now.version }, newId());
    const step = { id, text: "布置场地", organizationId: read.organizationId, dueOn: "2026-06-20" };
    await execute(addStep, secretary, step, newId());
    const late = await refused(ask(secretary, "2026-06-21"), "invalid");
    expect(late.fields).toEqual({ startsOn: "field.stepsEarlier" });
    await ask(secretary, "2026-06-20");
    const { startsOn, changes } = await stage.project(id, unit2);
    expect(startsOn).toBe("2026-06-20");
    expect(must(changes[0]).was).toEqual([{ field: "startsOn", text: "2026-06-10" }]);
  });

  test("takes no word of a unit that was deregistered", async () => {
    const resource = await stage.resource();
    const asked = { id: resource, ...planned };
    const id = (await execute(claimResource, secretary, asked, newId())).id;
    const own = must((await stage.project(id, unit1)).parties.find((one) => one.maySpeak));
    const closed = (day: string | null) =>
      database.admin.query("update organization set valid_to = $2 where id = $1", [
        own.organizationId,
        day,
      ]);
    await closed("2026-05-31");
    const word = { id: own.id, version: own.version };
    await refused(execute(confirmProject, unit1, word, newId()), "wrong-status");
    await expect(
      stage.write(unit1, ({ actor, tx }) =>
        tx.coParty.updateMany({
          where: { tenantId: actor.tenantId, id: own.id },
          data: { confirmedAt: new Date(), confirmedBy: "某人", version: { increment: 1 } },
        }),
      ),
    ).rejects.toThrow(/refused/);
    await closed(null);
    await execute(confirmProject, unit1, word, newId());
  });

  test("that is only proposed is taken back by the unit that made it, and the need is free", async () => {
    const needId = await stage.need();
    const id = await stage.claim(needId, unit1);
    const end = { id, version: 1, reason: "排不开。" };
    await refused(execute(endProject, unit2, end, newId()), "forbidden");
    await execute(endProject, unit1, end, newId());
    expect((await stage.read(unit1, (scope) => needDetail(scope, needId))).status).toBe("open");
  });
});

test("the database takes no change under another's hands, and no trace of nothing", async () => {
  const id = await stage.claim(await stage.need(), unit1);
  await expect(
    stage.write(secretary, ({ actor, tx }) =>
      tx.coProject.updateMany({
        where: { tenantId: actor.tenantId, id },
        data: { title: "换了题目", version: { increment: 1 } },
      }),
    ),
  ).rejects.toThrow(/refused/);
  await expect(
    stage.write(unit1, ({ actor, tx }) =>
      tx.coChange.createMany({
        data: [
          {
            tenantId: actor.tenantId,
            id: newId(),
            path: actor.lo,
            subjectId: id,
            was: {},
            at: new Date(actor.now),
            by: "某人",
          },
        ],
      }),
    ),
  ).rejects.toThrow(/no such change/);
});

describe("the sides of a project", () => {
  const communityOf = (key: string) => must(stage.world.areas[key]).officeId ?? "";

  test("of a unit's need the unit is one, whoever claims a resource for it", async () => {
    const needId = await stage.need({}, unit1);
    const resource = await stage.resource({}, unit2);
    const asked = { id: resource, needId, ...planned };
    const id = (await execute(claimResource, secretary, asked, newId())).id;
    const { parties } = await stage.project(id, secretary);
    expect(parties).toHaveLength(3);
    expect((await stage.project(id, unit1)).parties.some(({ maySpeak }) => maySpeak)).toBe(true);
  });

  test("agree or do not; their place ends a proposal only when its first day is here", async () => {
    const needId = await stage.need({}, unit1);
    const id = await stage.claim(needId, unit2, { startsOn: "2026-06-02" });
    const end = { id, version: 1, reason: "先不办。" };
    expect((await stage.project(id, secretary)).verbs).toEqual([]);
    await refused(execute(endProject, secretary, end, newId()), "forbidden");
    await expect(
      stage.write(secretary, ({ actor, tx }) =>
        tx.coProject.updateMany({
          where: { tenantId: actor.tenantId, id },
          data: {
            status: "ended",
            endReason: "先不办。",
            settledOn: new Date("2026-06-01"),
            version: { increment: 1 },
          },
        }),
      ),
    ).rejects.toThrow(/refused/);
    await database.freeze(new Date("2026-06-02T02:00:00Z"));
    const later = await stage.as("community11");
    expect((await stage.project(id, later)).verbs).toEqual(["end"]);
    await execute(endProject, later, end, newId());
    await database.freeze(new Date("2026-06-01T02:00:00Z"));
  });

  test("that declined leave no mark for anybody else", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const own = must((await stage.project(id, secretary)).parties.find((one) => one.maySpeak));
    const word = { id: own.id, version: own.version, reason: "经费不够。" };
    await execute(declineProject, secretary, word, newId());
    expect((await stage.project(id, unit1)).status).toBe("declined");
    const listed = async (who: Credential) =>
      (await stage.read(who, (scope) => board(scope, { list: "projects" }))).projects.some(
        (line) => line.id === id,
      );
    expect(await listed(secretary)).toBe(true);
    for (const who of [await stage.as("community12"), await stage.as("org")]) {
      expect(await listed(who)).toBe(false);
      await refused(stage.project(id, who), "not-found");
    }
    await refused(stage.project(id, unit2), "not-found");
  });

  test("do their steps where the project is, and nobody else does", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const write = (who: Credential, organizationId: string) =>
      stage.write(who, ({ actor, tx }) =>
        tx.coStep.createMany({
          data: [
            {
              tenantId: actor.tenantId,
              id: newId(),
              projectId: id,
              path: actor.lo,
              text: "布置场地",
              organizationId,
              organizationName: "某单位",
              dueOn: new Date("2026-07-01"),
              enteredAt: new Date(),
            },
          ],
        }),
      );
    const other = communityOf("street1.community2");
    await expect(write(secretary, other)).rejects.toThrow(/refused/);
    await expect(
      write(await stage.as("community12"), communityOf("street1.community1")),
    ).rejects.toThrow(/refused/);
    await write(secretary, communityOf("street1.community1"));
  });

  test("have a step that was planned wrongly put right or dropped, until it is done", async () => {
    const id = await stage.claim(await stage.need(), unit1);
    const sides = (await stage.project(id, secretary)).parties;
    const [unit, office] = [
      must(sides.find(({ leads }) => !leads)).organizationId,
      must(sides.find(({ leads }) => leads)).organizationId,
    ];
    const planned1 = { text: "布置场地", organizationId: unit, dueOn: "2026-07-01" };
    await execute(addStep, secretary, { id, ...planned1 }, newId());
    await execute(addStep, secretary, { id, ...planned1, text: "请老师" }, newId());
    const steps = async () => (await stage.project(id, secretary)).steps;
    const [first, second] = await steps();
    const about = (step: { id: string; version: number } | undefined) => ({
      id: must(step).id,
      version: must(step).version,
    });
    const right = {
      ...about(first),
      text: "打扫场地",
      organizationId: office,
      dueOn: "2026-07-08",
    };
    await refused(execute(editStep, unit1, right, newId()), "forbidden");
    await refused(
      execute(editStep, secretary, { ...right, dueOn: "2027-07-08" }, newId()),
      "invalid",
    );
    await execute(editStep, secretary, right, newId());
    await refused(execute(editStep, secretary, right, newId()), "conflict");
    await refused(execute(dropStep, unit1, about(second), newId()), "forbidden");
    await execute(dropStep, secretary, about(second), newId());
    expect(await steps()).toMatchObject([
      { text: "打扫场地", organizationId: office, dueOn: "2026-07-08" },
    ]);
    await refused(execute(dropStep, secretary, about(second), newId()), "not-found");
    const left = about((await steps())[0]);
    await execute(doneStep, secretary, { ...left, text: "已打扫。" }, newId());
    const done = about((await steps())[0]);
    await refused(execute(editStep, secretary, { ...right, ...done }, newId()), "wrong-status");
    await refused(execute(dropStep, secretary, done, newId()), "wrong-status");
  });

  test("enter nothing for the office of another place", async () => {
    const organizationId = communityOf("street2.community1");
    await refused(stage.need({ organizationId }), "invalid");
    await refused(stage.need({ organizationId }, await stage.as("secretary1")), "invalid");
    await stage.need({ organizationId }, await stage.as("org"));
  });
});

test("nobody's own number is written where the whole district reads, nor a day that is over", async () => {
  const own = "张大妈 13812345678，家住三号楼";
  await refused(stage.need({ detail: own }), "invalid");
  await refused(stage.resource({ available: "找 138-1234-5678" }), "invalid");
  await refused(stage.claim(await stage.need(), unit1, { goal: own }), "invalid");
  await refused(stage.need({ wantedUntil: "2026-05-31" }), "invalid");
  const id = await stage.need({ wantedUntil: "2026-06-01" });
  const past = async () => (await stage.read(unit1, (scope) => needDetail(scope, id))).past;
  expect(await past()).toBe(false);
  await database.freeze(new Date("2026-06-02T02:00:00Z"));
  unit1 = await stage.liaison("unit1");
  expect(await past()).toBe(true);
  const { near } = await stage.read(unit1, unitCoBuilding);
  expect(near.some((need) => need.id === id)).toBe(false);
});
