import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawNeed } from "@/lib/affairs/co-building/commands/needs";
import {
  confirmProject,
  declineProject,
  endProject,
  finishProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import { addStep, doneStep } from "@/lib/affairs/co-building/commands/steps";
import { claimNeed, claimResource, planProject } from "@/lib/affairs/co-building/commands/propose";
import { withdrawResource } from "@/lib/affairs/co-building/commands/resources";
import { board } from "@/lib/affairs/co-building/queries/board";
import { needDetail, resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { ofOrganization } from "@/lib/affairs/co-building/queries/of-organization";
import { unitCoBuilding } from "@/lib/affairs/co-building/queries/own";
import { jobHash, type Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, testJobSecret } from "@/tests/support/world";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";

// DOMAIN §5.4. It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let elsewhere: CoBuildingStage;
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  elsewhere = new CoBuildingStage(database, "west");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
});
afterAll(() => database.freeze(null));

const unitId = (key: string) => must(stage.world.units[key]).id;

async function partyOf(projectId: string, organizationId: string) {
  const { parties } = await stage.project(projectId, secretary);
  const { id, version } = must(parties.find((one) => one.organizationId === organizationId));
  return { id, version };
}

async function officeParty(projectId: string) {
  return partyOf(projectId, must(stage.world.areas["street1.community1"]).officeId ?? "");
}

async function caught(run: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

const statusOf = (id: string) =>
  stage.read(secretary, async (scope) => (await needDetail(scope, id)).status);

async function confirmed(): Promise<{ projectId: string; needId: string }> {
  const needId = await stage.need();
  const projectId = await stage.claim(needId, unit1);
  await execute(confirmProject, secretary, await officeParty(projectId), newId());
  return { projectId, needId };
}

async function go(command: typeof startProject, id: string, more: Record<string, unknown> = {}) {
  const { version } = await stage.project(id, secretary);
  return execute(command, secretary, { id, version, ...more }, newId());
}

describe("a need meets a unit", () => {
  test("a unit claims, the community confirms, steps are done, the need is met", async () => {
    const needId = await stage.need({ wantedFrom: "2026-07-01", wantedUntil: "2026-08-31" });
    expect(await statusOf(needId)).toBe("open");
    const projectId = await stage.claim(needId, unit1);
    expect(await statusOf(needId)).toBe("claimed");
    expect(await stage.project(projectId, secretary)).toMatchObject({
      status: "proposed",
      level: "community",
      pairing: "school",
      tags: [{ name: "文化活动联办" }, { name: "教育联合" }],
      need: { id: needId },
      verbs: ["end"],
    });
    await execute(confirmProject, secretary, await officeParty(projectId), newId());
    expect((await stage.project(projectId, unit2)).status).toBe("confirmed");
    await go(startProject, projectId);
    await execute(
      addStep,
      secretary,
      { id: projectId, text: "布置教室", organizationId: unitId("unit1"), dueOn: "2026-06-20" },
      newId(),
    );
    const [step] = (await stage.project(projectId, unit1)).steps;
    const done = { id: must(step).id, version: must(step).version, text: "已经布置。" };
    await refused(execute(doneStep, unit2, done, newId()), "forbidden");
    await execute(doneStep, unit1, done, newId());
    await refused(execute(doneStep, unit1, { ...done, version: 2 }, newId()), "wrong-status");
    const { version } = await stage.project(projectId, secretary);
    await execute(
      finishProject,
      secretary,
      { id: projectId, version, result: "办了十场，两百人参加。" },
      newId(),
    );
    expect(await stage.project(projectId, unit1)).toMatchObject({
      status: "finished",
      result: "办了十场，两百人参加。",
      settledOn: "2026-06-01",
      verbs: [],
    });
    expect(await statusOf(needId)).toBe("met");
    expect(await stage.eventsOf(projectId)).toEqual([
      "co.project_proposed",
      "co.party_confirmed",
      "co.project_started",
      "co.step_added",
      "co.step_done",
      "co.project_finished",
    ]);
    const record = await stage.read(secretary, (scope) => ofOrganization(scope, unitId("unit1")));
    expect(record.projects.find(({ id }) => id === projectId)?.claimed).toBe(true);
    expect(record.done.map(({ text }) => text)).toContain("布置教室");
  });

  test("of ten units' claims at once one wins, the others read who; the need has one project", async () => {
    const needId = await stage.need();
    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, (_one, n) =>
        execute(claimNeed, n % 2 === 0 ? unit1 : unit2, { id: needId, ...planned }, newId()),
      ),
    );
    expect(claims.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const claim of claims) {
      if (claim.status === "fulfilled") continue;
      const reason: unknown = claim.reason;
      if (!(reason instanceof Refusal)) throw reason;
      expect(reason.reason).toBe("coBuilding.takenBy");
      expect(String(reason.values["name"])).toContain("中学");
    }
    const { projects } = await stage.read(secretary, (scope) => needDetail(scope, needId));
    expect(projects).toHaveLength(1);
  });

  test("what the community declines is open again, and nothing else follows", async () => {
    const needId = await stage.need();
    const projectId = await stage.claim(needId, unit2);
    const party = await officeParty(projectId);
    await execute(declineProject, secretary, { ...party, reason: "场地太远。" }, newId());
    expect(await statusOf(needId)).toBe("open");
    expect(await stage.project(projectId, secretary)).toMatchObject({
      status: "declined",
      endReason: "场地太远。",
    });
    await refused(execute(confirmProject, secretary, party, newId()), "conflict");
    expect(await stage.claim(needId, unit1)).not.toBe(projectId);
  });

  test("nobody gives the other side's word, and a project that ends frees the need", async () => {
    const { projectId, needId } = await confirmed();
    const mine = await stage.need();
    const waits = await stage.claim(mine, unit1);
    const office = await officeParty(waits);
    await refused(execute(confirmProject, unit1, office, newId()), "forbidden");
    await refused(
      execute(confirmProject, await stage.as("secretary1"), office, newId()),
      "forbidden",
    );
    await refused(
      execute(confirmProject, await stage.as("community12"), office, newId()),
      "forbidden",
    );
    await go(startProject, projectId);
    const { version } = await stage.project(projectId, secretary);
    const end = { id: projectId, version, reason: "学校搬迁。" };
    await refused(execute(endProject, unit1, end, newId()), "forbidden");
    await execute(endProject, secretary, end, newId());
    expect(await statusOf(needId)).toBe("open");
    await refused(
      execute(startProject, secretary, { id: projectId, version: 4 }, newId()),
      "wrong-status",
    );
  });

  test("what is claimed is not withdrawn; what is withdrawn is not claimed", async () => {
    const claimed = await stage.need();
    await stage.claim(claimed, unit1);
    const { version } = await stage.read(secretary, (scope) => needDetail(scope, claimed));
    const reason = "不需要了。";
    await refused(
      execute(withdrawNeed, secretary, { id: claimed, version, reason }, newId()),
      "wrong-status",
    );
    const open = await stage.need();
    await refused(
      execute(withdrawNeed, unit1, { id: open, version: 1, reason }, newId()),
      "forbidden",
    );
    await execute(withdrawNeed, secretary, { id: open, version: 1, reason }, newId());
    await refused(execute(claimNeed, unit1, { id: open, ...planned }, newId()), "wrong-status");
  });
});

describe("a resource meets a community", () => {
  test("a community claims it for its own need, the unit confirms on the phone", async () => {
    const needId = await stage.need();
    const resourceId = await stage.resource();
    const found = await stage.read(secretary, (scope) => needDetail(scope, needId));
    expect(found.suggestions.map(({ id }) => id)).toContain(resourceId);
    expect(found.suggestions[0]).toMatchObject({ distance: "community" });
    const { id: projectId } = await execute(
      claimResource,
      secretary,
      { id: resourceId, needId, ...planned },
      newId(),
    );
    const seen = () =>
      stage.read(secretary, async (scope) => (await resourceDetail(scope, resourceId)).status);
    expect(await seen()).toBe("claimed");
    expect(await statusOf(needId)).toBe("claimed");
    const other = await stage.as("community12");
    const second = await caught(
      execute(claimResource, other, { id: resourceId, ...planned }, newId()),
    );
    expect(second).toMatchObject({ code: "conflict", reason: "coBuilding.takenBy" });
    const own = await stage.read(unit1, unitCoBuilding);
    expect(own.projects.find(({ id }) => id === projectId)?.waits).toBe(true);
    const party = await partyOf(projectId, unitId("unit1"));
    await refused(execute(confirmProject, secretary, party, newId()), "forbidden");
    await execute(confirmProject, unit1, party, newId());
    expect((await stage.project(projectId, secretary)).status).toBe("confirmed");
    // A venue can be claimed by the next one; money is given once.
    expect(await seen()).toBe("offered");
  });

  test("money that was given is used up", async () => {
    const resourceId = await stage.resource({ kind: "funds", amount: "5000" });
    const { id } = await execute(claimResource, secretary, { id: resourceId, ...planned }, newId());
    await execute(confirmProject, unit1, await partyOf(id, unitId("unit1")), newId());
    const after = await stage.read(unit1, (scope) => resourceDetail(scope, resourceId));
    expect(after).toMatchObject({ status: "used", amount: 500000 });
    const again = execute(claimResource, secretary, { id: resourceId, ...planned }, newId());
    await refused(again, "wrong-status");
    await refused(
      execute(
        withdrawResource,
        unit1,
        { id: resourceId, version: after.version, reason: "撤回。" },
        newId(),
      ),
      "wrong-status",
    );
  });
});

describe("a project that is planned", () => {
  const plan = (more: Record<string, unknown>) =>
    execute(planProject, secretary, { ...planned, ...more }, newId());

  test("every party gives its word; one that declines ends the proposal", async () => {
    const { id } = await plan({ partyIds: [unitId("unit1"), unitId("unit2")] });
    await execute(confirmProject, unit1, await partyOf(id, unitId("unit1")), newId());
    expect((await stage.project(id, secretary)).status).toBe("proposed");
    await execute(confirmProject, unit2, await partyOf(id, unitId("unit2")), newId());
    expect((await stage.project(id, secretary)).status).toBe("confirmed");
  });

  test("without a party, with a closed one, or with an end before its start it is refused", async () => {
    expect((await caught(plan({ partyIds: [] }))).fields).toEqual({ partyIds: "field.noParty" });
    const closed = await closedUnit();
    expect((await caught(plan({ partyIds: [closed] }))).fields).toEqual({
      partyIds: "field.closedUnit",
    });
    const backwards = plan({ partyIds: [unitId("unit1")], endsOn: "2026-05-01" });
    expect((await caught(backwards)).fields).toEqual({ endsOn: "field.endBefore" });
    const foreign = must(elsewhere.world.units["unit1"]).id;
    expect((await caught(plan({ partyIds: [foreign] }))).fields["partyIds"]).toBeDefined();
  });

  test("the database takes no project without its parties", async () => {
    const { areas, tenantId, slug } = stage.world;
    const area = must(areas["street1.community1"]);
    const client = await database.admin.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('sec.hash', $1, true)", [
        Buffer.from(jobHash(slug, testJobSecret)).toString("hex"),
      ]);
      await client.query(
        `insert into co_project (tenant_id, id, path, area_id, level, title, goal, pairing, proposer_id, starts_on, ends_on,
           proposed_at, proposed_by)
         values ($1, $2, $3, $4, 'community', '空项目', '没有参加单位。', 'company', $5, '2026-01-01', '2026-02-01', now(), 't')`,
        [tenantId, newId(), area.path, area.id, area.officeId],
      );
      await expect(client.query("commit")).rejects.toThrow(/two parties/);
    } finally {
      client.release();
    }
  });
});

describe("the board", () => {
  test("counts what its rows show, of the district and of one place", async () => {
    const street = await stage.as("secretary1");
    const { id } = await execute(
      planProject,
      street,
      { ...planned, title: "街镇项目", partyIds: [unitId("unit1")] },
      newId(),
    );
    const { parties } = await stage.project(id, street);
    const party = must(parties.find((one) => one.organizationId === unitId("unit1")));
    const before = await stage.read(street, (scope) => board(scope, { list: "projects" }));
    await execute(confirmProject, unit1, { id: party.id, version: party.version }, newId());
    const filter = { list: "projects", level: "street", status: "standing" } as const;
    const after = await stage.read(street, (scope) => board(scope, filter));
    expect(after.figures.projects.street).toBe(before.figures.projects.street + 1);
    expect(after.projects).toHaveLength(after.figures.projects.street);
    const resources = await stage.read(street, (scope) => board(scope, { list: "resources" }));
    expect(resources.resources).toHaveLength(resources.figures.resources);
    const needs = await stage.read(street, (scope) =>
      board(scope, { list: "needs", status: "open" }),
    );
    expect(needs.needs).toHaveLength(needs.figures.openNeeds);
    const areaId = must(stage.world.areas["street2"]).id;
    const there = await stage.read(street, (scope) => board(scope, { list: "needs", areaId }));
    expect(there.figures.projects.street).toBe(0);
  });

  test("filters by kind, words, tag and organization", async () => {
    const mark = newId().slice(-6);
    const id = await stage.resource({ kind: "skills", title: `义诊${mark}` });
    const seen = async (more: Record<string, unknown>) =>
      (
        await stage.read(secretary, (scope) => board(scope, { list: "resources", ...more }))
      ).resources.map((one) => one.id);
    expect(await seen({ text: mark })).toEqual([id]);
    expect(await seen({ text: mark, kind: "venue" })).toEqual([]);
    expect(await seen({ text: mark, organizationId: unitId("unit1") })).toEqual([id]);
    expect(await seen({ text: mark, organizationId: unitId("unit2") })).toEqual([]);
    const tagged = await stage.read(secretary, (scope) =>
      board(scope, { list: "projects", tag: "six.party" }),
    );
    expect(tagged.projects).toEqual([]);
  });

  test("another district sees and claims nothing of it", async () => {
    const needId = await stage.need();
    const far = await elsewhere.liaison();
    await refused(execute(claimNeed, far, { id: needId, ...planned }, newId()), "not-found");
    const there = await elsewhere.read(far, (scope) => board(scope, { list: "needs" }));
    expect(there.needs.map(({ id }) => id)).not.toContain(needId);
  });
});

async function closedUnit(): Promise<string> {
  const id = newId();
  const area = must(stage.world.areas["street1.community1"]);
  await database.admin.query(
    `insert into organization (tenant_id, id, kind, area_id, path, name, short_name, valid_to)
     values ($1, $2, 'unit', $3, $4, '已注销单位', '已注销', '2026-01-01')`,
    [stage.world.tenantId, id, area.id, area.path],
  );
  return id;
}
