import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reviewAgreement } from "@/lib/affairs/co-building/commands/agreements";
import {
  addCommitment,
  tickCommitment,
  untickCommitment,
} from "@/lib/affairs/co-building/commands/commitments";
import { draftAgreement } from "@/lib/affairs/co-building/commands/draft-agreement";
import {
  confirmProject,
  finishProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { confirmAgreement } from "@/lib/affairs/co-building/commands/sign";
import { addStep, doneStep, dropStep, undoStep } from "@/lib/affairs/co-building/commands/steps";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Prisma } from "@/lib/platform/db/client";
import { withScope } from "@/lib/platform/db/scope";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// What was ticked off or marked as done by mistake is taken back with a reason, and what stood there stays readable.
// It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;
let strangers: Credential[];

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
  const west = new CoBuildingStage(database, "west");
  strangers = [await west.as("community11"), await west.liaison("unit1")];
});
afterAll(() => database.freeze(null));

const reason = "记错了，是另一场。";
const unitId = () => must(stage.world.units["unit1"]).id;
const see = (id: string, who = secretary) => stage.read(who, (scope) => agreementDetail(scope, id));

/** A project that runs, with a step of the unit that is done. */
async function doneInProject() {
  const plan = { ...planned, partyIds: [unitId()] };
  const { id } = await execute(planProject, secretary, plan, newId());
  const own = must((await stage.project(id, unit1)).parties.find(({ maySpeak }) => maySpeak));
  await execute(confirmProject, unit1, { id: own.id, version: own.version }, newId());
  const step = { id, text: "开放报告厅", organizationId: unitId(), dueOn: "2026-06-20" };
  await execute(addStep, secretary, step, newId());
  await execute(doneStep, unit1, { ...(await about(id)), text: "开放了一次。" }, newId());
  return id;
}

/** The one step of a project as who changes it names it. */
async function about(projectId: string) {
  const { id, version } = must((await stage.project(projectId, secretary)).steps[0]);
  return { id, version };
}

/** An agreement of the community and the unit that both have confirmed; its commitment and the step on record. */
async function standing() {
  const projectId = await doneInProject();
  const draft = { title: "共建协议", startsOn: "2026-06-01", endsOn: "2027-05-31" };
  const { id } = await execute(
    draftAgreement,
    secretary,
    { ...draft, unitIds: [unitId()] },
    newId(),
  );
  const promise = { id, text: "每月开放一次", organizationId: unitId(), rhythm: "month" };
  await execute(addCommitment, secretary, promise, newId());
  for (const who of [secretary, unit1]) {
    const own = must((await see(id, who)).signers.find(({ maySign }) => maySign));
    await execute(confirmAgreement, who, { id: own.id, version: own.version }, newId());
  }
  return { id, projectId, recordId: (await about(projectId)).id };
}

const commitment = async (id: string, who = secretary) => must((await see(id, who)).commitments[0]);

async function tick({ id, recordId }: { id: string; recordId: string }) {
  await execute(tickCommitment, secretary, { id: (await commitment(id)).id, recordId }, newId());
  const record = must((await commitment(id)).records[0]);
  return { id: record.id, version: record.version };
}

describe("a tick", () => {
  test("is taken back by the place, with who, when and why, and may be made again", async () => {
    const one = await standing();
    const ticked = await tick(one);
    await execute(untickCommitment, secretary, { ...ticked, reason }, newId());
    for (const who of [secretary, unit1]) {
      const seen = await commitment(one.id, who);
      expect(seen.records).toEqual([]);
      expect(seen.takenBack).toMatchObject([
        { kind: "step", title: "周末课堂：开放报告厅", on: "2026-06-01", reason },
      ]);
      expect(must(seen.takenBack[0]).by).not.toBe("");
    }
    expect((await stage.eventsOf(one.id)).slice(-2)).toEqual([
      "co.commitment_ticked",
      "co.commitment_unticked",
    ]);
    expect((await commitment(one.id)).offered.map(({ id }) => id)).toContain(one.recordId);
    await tick(one);
    expect(await commitment(one.id)).toMatchObject({
      records: [{ kind: "step" }],
      takenBack: [{ reason }],
    });
  });

  test("by nobody else, once, and not over another's change", async () => {
    const one = await standing();
    const untick = (who: Credential, more: Record<string, unknown>) =>
      execute(untickCommitment, who, { reason, ...more }, newId());
    const ticked = await tick(one);
    await refused(untick(unit1, ticked), "forbidden");
    await refused(untick(await stage.as("secretary1"), ticked), "forbidden");
    const far = [unit2, await stage.as("secretary2"), await stage.as("community12"), ...strangers];
    for (const who of far) await refused(untick(who, ticked), "not-found");
    await refused(untick(secretary, { ...ticked, reason: "" }), "invalid");
    await refused(untick(secretary, { ...ticked, reason: "请问 13812345678" }), "invalid");
    await refused(untick(secretary, { ...ticked, version: 2 }), "conflict");
    await untick(secretary, ticked);
    await refused(untick(secretary, { ...ticked, version: 2 }), "wrong-status");
    expect((await commitment(one.id)).takenBack).toHaveLength(1);
  });

  test("not once the agreement is reviewed", async () => {
    const one = await standing();
    const ticked = await tick(one);
    expect((await see(one.id)).mayUntick).toBe(true);
    expect((await see(one.id, unit1)).mayUntick).toBe(false);
    const { version } = await see(one.id);
    const review = { id: one.id, version, review: "都做到了。" };
    await execute(reviewAgreement, secretary, review, newId());
    expect(await see(one.id)).toMatchObject({ mayTick: true, mayUntick: false });
    const refusal = await refused(
      execute(untickCommitment, secretary, { ...ticked, reason }, newId()),
      "wrong-status",
    );
    expect(refusal.reason).toBe("coBuilding.tickStays");
    expect((await commitment(one.id)).records).toHaveLength(1);
    await rejected(secretary, untickSql(ticked.id));
  });
});

describe("a step", () => {
  test("that was marked as done by mistake is open again, and what was said is read with the changes", async () => {
    const projectId = await doneInProject();
    const done = await about(projectId);
    await execute(undoStep, unit1, { ...done, reason }, newId());
    const seen = await stage.project(projectId, unit2);
    expect(seen.steps).toMatchObject([{ done: null }]);
    expect(seen.changes).toMatchObject([{ reason }]);
    const was = must(seen.changes[0]).was.map(({ field, text }) => [field, text] as const);
    expect(new Map(was)).toEqual(
      new Map([
        ["step", "开放报告厅"],
        ["doneOn", "2026-06-01"],
        ["doneBy", must(new Map(was).get("doneBy"))],
        ["doneText", "开放了一次。"],
      ]),
    );
    expect((await stage.eventsOf(projectId)).slice(-2)).toEqual(["co.step_done", "co.step_undone"]);
    // It is done again, taken back by who carries the project, and dropped: its traces stay.
    await execute(doneStep, unit1, { ...(await about(projectId)), text: "这次是真的。" }, newId());
    await execute(undoStep, secretary, { ...(await about(projectId)), reason }, newId());
    await execute(dropStep, secretary, await about(projectId), newId());
    expect(await stage.project(projectId, secretary)).toMatchObject({
      steps: [],
      changes: [{ reason }, { reason }],
    });
  });

  test("by nobody else, not before it is done, and not in a project that is over", async () => {
    const projectId = await doneInProject();
    const done = await about(projectId);
    const undo = (who: Credential, more: Record<string, unknown> = done) =>
      execute(undoStep, who, { reason, ...more }, newId());
    for (const who of [
      unit2,
      await stage.as("secretary1"),
      await stage.as("secretary2"),
      await stage.as("community12"),
    ]) {
      await refused(undo(who), "forbidden");
    }
    for (const who of strangers) await refused(undo(who), "not-found");
    await refused(undo(unit1, { ...done, reason: "打 13812345678" }), "invalid");
    await refused(undo(unit1, { ...done, version: 1 }), "conflict");
    await undo(unit1);
    await refused(undo(unit1, await about(projectId)), "wrong-status");
    await execute(doneStep, unit1, { ...(await about(projectId)), text: "已开放。" }, newId());
    const project = async () => {
      const { id, version } = await stage.project(projectId, secretary);
      return { id, version };
    };
    await execute(startProject, secretary, await project(), newId());
    await execute(finishProject, secretary, { ...(await project()), result: "办完了。" }, newId());
    const late = await refused(undo(unit1, await about(projectId)), "wrong-status");
    expect(late.reason).toBe("coBuilding.projectOver");
    expect((await stage.project(projectId, unit1)).steps).toMatchObject([{ mayUndo: false }]);
  });

  test("takes its tick with it, but not from an agreement that was reviewed", async () => {
    const one = await standing();
    await tick(one);
    await execute(undoStep, unit1, { ...(await about(one.projectId)), reason }, newId());
    expect(await commitment(one.id)).toMatchObject({ records: [], takenBack: [{ reason }] });
    const other = await standing();
    await tick(other);
    const { version } = await see(other.id);
    const review = { id: other.id, version, review: "都做到了。" };
    await execute(reviewAgreement, secretary, review, newId());
    await execute(undoStep, secretary, { ...(await about(other.projectId)), reason }, newId());
    expect(await commitment(other.id)).toMatchObject({
      records: [{ kind: "step" }],
      takenBack: [],
    });
  });
});

describe("the database", () => {
  test("takes nothing back without its trace, and changes nothing beside it", async () => {
    const one = await standing();
    const ticked = await tick(one);
    const step = await about(one.projectId);
    const undone = "done_on = null, done_text = null, done_by = null, version = version + 1";
    const attempts: [Credential, string][] = [
      [unit1, `update co_step set ${undone} where id = '${step.id}'`],
      [secretary, `update co_step set ${undone}, text = '别的' where id = '${step.id}'`],
      [
        secretary,
        `update co_step set done_on = '2026-05-01', version = version + 1 where id = '${step.id}'`,
      ],
      [unit2, trace(one.projectId)],
      [unit1, untickSql(ticked.id)],
      [secretary, untickSql(ticked.id, "record_title = '别的'")],
      [secretary, untickSql(ticked.id, "taken_back_reason = null")],
      [secretary, untickSql(ticked.id, "version = version")],
    ];
    for (const [who, sql] of attempts) await rejected(who, sql);
    expect((await commitment(one.id)).records).toHaveLength(1);
    expect((await stage.project(one.projectId, unit1)).steps).toMatchObject([
      { done: { text: "开放了一次。" } },
    ]);
  });
});

/** A trace of nothing. */
function trace(projectId: string): string {
  return `insert into co_change (tenant_id, id, path, subject_id, was, reason, at, by)
    select p.tenant_id, gen_random_uuid(), p.path, p.id, '{"step": "x"}', '没有', now(), 't' from co_project p where p.id = '${projectId}'`;
}

function untickSql(id: string, instead?: string): string {
  const set = {
    taken_back_at: "now()",
    taken_back_by: "'t'",
    taken_back_reason: "'没有'",
    version: "version + 1",
  };
  const written = Object.entries(set)
    .map(([column, value]) => `${column} = ${value}`)
    .filter((one) => instead?.split(" ")[0] !== one.split(" ")[0]);
  return `update co_fulfilment set ${[...written, ...(instead === undefined ? [] : [instead])].join()} where id = '${id}'`;
}

async function rejected(who: Credential, sql: string): Promise<void> {
  const tried = withScope(who, "write", async ({ tx }) => {
    const count = await tx.$executeRaw(Prisma.raw(sql));
    if (count === 0) throw new Error("denied: no row");
  });
  await expect(tried, sql).rejects.toThrow(/42501|40001|23514|denied|refused|trace|version/);
}
