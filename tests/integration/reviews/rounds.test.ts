import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerAppeal } from "@/lib/affairs/reviews/commands/answer-appeal";
import { appealRound } from "@/lib/affairs/reviews/commands/appeal";
import { roundSheet } from "@/components/reviews/round-sheet";
import { roundPaper } from "@/components/reviews/round-paper";
import { exportedRound, roundRows } from "@/lib/affairs/reviews/queries/round-file";
import { exportRound } from "@/lib/affairs/reviews/commands/export-round";
import { draftRound } from "@/lib/affairs/reviews/commands/draft-round";
import {
  callOffRound,
  closeRound,
  publishRound,
  releaseRound,
} from "@/lib/affairs/reviews/commands/move-round";
import { rateRound } from "@/lib/affairs/reviews/commands/rate";
import { reviseRound } from "@/lib/affairs/reviews/commands/revise-round";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { deskOf } from "@/lib/across/desk/queries";
import { heldRounds, roundDetail } from "@/lib/affairs/reviews/queries/rounds";
import { draftFaults, roundSides } from "@/lib/affairs/reviews/queries/sides";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});
beforeEach(() => database.freeze(new Date("2026-03-02T10:00:00+08:00")));
afterAll(() => database.freeze(null));

const department = (key: string) => must(stage.world.departments[key]).id;
const office = (key: string) => must(must(stage.world.areas[key]).officeId);
const unit = () => must(stage.world.units["unit1"]);

/** Six that rate: three departments, two communities, the unit. */
const raters = () => [
  department("housing"),
  department("city"),
  department("water"),
  office("street1.community1"),
  office("street1.community2"),
  unit().id,
];
async function raterSessions(): Promise<Credential[]> {
  const token = await openPhoneSession(database.admin, stage.world, "liaison", unit().phone);
  const logins = ["housingclerk", "cityclerk", "waterleader", "community11", "community12"];
  return [
    ...(await Promise.all(logins.map((login) => stage.as(login)))),
    { kind: "session", token },
  ];
}

function drawn(more: Record<string, unknown> = {}) {
  return {
    title: "年度双向评议",
    about: "请评联系服务群众的情况。",
    questions: "联系服务群众 60\n办事效率 40",
    subjectIds: [department("housing"), office("street1")],
    raterIds: raters(),
    opensOn: "2026-03-02",
    closesOn: "2026-03-09",
    ...more,
  };
}

async function drafted(more: Record<string, unknown> = {}, login = "secretary1") {
  return (await execute(draftRound, await stage.as(login), drawn(more), newId())).id;
}

async function published(more: Record<string, unknown> = {}) {
  const id = await drafted(more);
  await execute(publishRound, await stage.as("secretary1"), { id, version: 1 }, newId());
  return id;
}

function scores(subjects: readonly string[], first: number, second: number): string[] {
  return subjects.flatMap((one) => [`${one}.0.${String(first)}`, `${one}.1.${String(second)}`]);
}

async function own(who: Credential, id: string) {
  const { rounds } = await withScope(who, "read", ownReviews);
  return must(rounds.find((one) => one.id === id));
}

/** Every row of every table, as text: what a superuser could put together. */
async function everything(): Promise<Map<string, Set<string>>> {
  const { rows } = await database.admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'pub', 'sec', 'auth') and c.relkind in ('r', 'p')`,
  );
  const all = new Map<string, Set<string>>();
  for (const { name } of rows) {
    const { rows: lines } = await database.admin.query<{ line: string }>(
      `select x::text as line from ${name} x`,
    );
    all.set(name, new Set(lines.map(({ line }) => line)));
  }
  return all;
}

describe("a round", () => {
  test("from the draft to a result, an appeal and its answer by somebody else", async () => {
    const id = await published();
    const [housing, street] = [department("housing"), office("street1")];
    for (const [at, who] of (await raterSessions()).entries()) {
      // Nobody rates itself: the housing department has the street alone.
      const subjects = at === 0 ? [street] : [housing, street];
      expect((await own(who, id)).subjects.map((one) => one.id)).toEqual(subjects);
      const given = { id, scores: scores(subjects, 5, 1) };
      expect(await execute(rateRound, who, given, newId())).toEqual({ done: true });
      expect(await own(who, id)).toMatchObject({ rated: true, waits: false });
      await refused(execute(rateRound, who, given, newId()), "wrong-status");
    }
    const holder = await stage.as("secretary1");
    const move = { id, version: 2 };
    await refused(execute(closeRound, holder, move, newId()), "wrong-status");
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    await refused(
      execute(
        rateRound,
        await stage.as("housingclerk"),
        { id, scores: scores([street], 5, 5) },
        newId(),
      ),
      "too-late",
    );
    const later = await stage.as("secretary1");
    await execute(closeRound, later, move, newId());
    const seen = await withScope(later, "read", (scope) => roundDetail(scope, id));
    // (60·5 + 40·1) / 500 of a hundred, for both; the street has six raters, who is among them five.
    expect(seen.subjects.map(({ raters: n, result }) => [n, result])).toEqual([
      [5, 68],
      [6, 68],
    ]);
    const clerk = await stage.as("housingclerk");
    expect(await own(clerk, id)).toMatchObject({ result: null });
    const says = { id, text: "有一项情况不符，请复核。" };
    await refused(execute(appealRound, clerk, says, newId()), "wrong-status");
    await execute(releaseRound, later, { id, version: 3 }, newId());
    expect(await own(clerk, id)).toMatchObject({ result: 68, isSubject: true });
    expect(await own(await stage.as("cityclerk"), id)).toMatchObject({
      result: null,
      counts: null,
    });
    await refused(execute(appealRound, await stage.as("cityclerk"), says, newId()), "not-found");
    await execute(appealRound, clerk, says, newId());
    await refused(execute(appealRound, clerk, says, newId()), "wrong-status");

    const [appeal] = (await withScope(later, "read", (scope) => roundDetail(scope, id))).appeals;
    const answer = { id: must(appeal).id, version: 1, text: "已复核，情况属实。" };
    await refused(execute(answerAppeal, later, answer, newId()), "forbidden");
    // Another secretary of the same street.
    await database.pastTriggers("update review_round set closer_id = $2 where id = $1", [
      id,
      must(stage.world.people["dispatcher1"]).personId,
    ]);
    await execute(answerAppeal, later, answer, newId());
    expect(await own(clerk, id)).toMatchObject({ appealAnswer: "已复核，情况属实。" });
  });

  test("from its publication on nothing changes, past the commands neither", async () => {
    const id = await published();
    const holder = await stage.as("secretary1");
    await refused(
      execute(reviseRound, holder, { id, version: 2, ...drawn({ title: "改一改" }) }, newId()),
      "wrong-status",
    );
    const past = withScope(holder, "write", ({ tx }) =>
      tx.reviewRound.updateMany({
        where: { id },
        data: { weights: [50, 50], version: { increment: 1 } },
      }),
    );
    await expect(past).rejects.toThrow(/stays as it is/);
    const early = withScope(holder, "write", ({ tx }) =>
      tx.reviewRound.updateMany({
        where: { id },
        data: { status: "released", version: { increment: 1 } },
      }),
    );
    await expect(early).rejects.toThrow();
  });

  test("weights that do not make a hundred, too few raters, days that are over", async () => {
    const publish = async (more: Record<string, unknown>) => {
      const id = await drafted(more);
      const try_ = execute(publishRound, await stage.as("secretary1"), { id, version: 1 }, newId());
      return (await refused(try_, "invalid")).fields;
    };
    const questions = "联系服务群众 60\n办事效率 30";
    expect(await publish({ questions })).toEqual({ questions: "field.weights" });
    expect(await publish({ raterIds: raters().slice(0, 5) })).toEqual({
      raterIds: "field.fewRaters",
    });
    // All of it at once, with how far it is off, and on the page of the draft before anybody presses.
    const lacking = { questions, raterIds: raters().slice(0, 1) };
    const id = await drafted(lacking);
    const who = await stage.as("secretary1");
    const refusal = await refused(
      execute(publishRound, who, { id, version: 1 }, newId()),
      "invalid",
    );
    expect(refusal).toMatchObject({
      reason: "round.notReady",
      fields: { questions: "field.weights", raterIds: "field.fewRaters" },
      values: { sum: 90, count: 0 },
    });
    const draft = await withScope(who, "read", (scope) =>
      draftFaults(scope, {
        weights: [60, 30],
        subjectIds: [department("housing")],
        raterIds: [department("housing")],
        closesOn: "2026-03-09",
      }),
    );
    expect(draft.map(({ field }) => field)).toEqual(["questions", "raterIds"]);
    expect((await refused(drafted({ closesOn: "2026-03-01" }), "invalid")).fields).toEqual({
      closesOn: "field.roundEnd",
    });
    expect((await refused(drafted({ closesOn: "2026-03-08" }), "invalid")).fields).toEqual({
      closesOn: "field.dayOff",
    });
    const warned = { about: "不参加的单位，年检一律不予通过。" };
    expect((await refused(drafted(warned), "invalid")).fields).toEqual({
      about: "field.conditionText",
    });
    await drafted({ ...warned, sure: "yes" });
    const far = drafted({ raterIds: [office("street2.community1")] });
    expect((await refused(far, "invalid")).fields).toEqual({ raterIds: "field.choose" });
    await refused(drafted({}, "community11"), "forbidden");
  });

  test("who does not rate, rates itself, leaves a question out, or answers nothing", async () => {
    const id = await published();
    const [housing, street] = [department("housing"), office("street1")];
    const attempt = async (login: string, given: string[]) =>
      execute(rateRound, await stage.as(login), { id, scores: given }, newId());
    await refused(attempt("housingclerk", scores([housing, street], 5, 5)), "invalid");
    await refused(attempt("cityclerk", [...scores([housing, street], 5, 5).slice(1)]), "invalid");
    await refused(attempt("cityclerk", ["", "", "", ""]), "invalid");
    await refused(attempt("cityclerk", scores([housing, street], 5, 6)), "invalid");
    const nothing = attempt("cityclerk", scores([housing, street], 0, 0));
    expect((await refused(nothing, "invalid")).fields).toEqual({ scores: "field.noScores" });
    expect((await own(await stage.as("cityclerk"), id)).waits).toBe(true);
    await refused(attempt("community21", scores([housing, street], 5, 5)), "not-found");
    await refused(attempt("secretary1", scores([housing, street], 5, 5)), "not-found");
    await refused(attempt("dispatcher1", scores([housing, street], 5, 5)), "not-found");
  });
});

describe("a vote", () => {
  test("leaves one changed row in the whole database and ties nobody to a choice", async () => {
    const id = await published();
    const [first] = await raterSessions();
    const before = await everything();
    const given = { id, scores: scores([office("street1")], 4, 2) };
    await execute(rateRound, must(first), given, newId());
    const after = await everything();
    const changed = [...after].flatMap(([name, lines]) =>
      [...lines].filter((line) => before.get(name)?.has(line) !== true).map(() => name),
    );
    expect(changed).toEqual(["sec.review_box"]);
  });

  test("comes once, also from two of the same organization at the same time", async () => {
    const id = await published();
    const who = [await stage.as("cityclerk"), await stage.as("cityleader")];
    const given = { id, scores: scores([department("housing"), office("street1")], 3, 3) };
    const outcomes = await Promise.allSettled(
      [...who, ...who, ...who].map((one) => execute(rateRound, one, given, newId())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("with fewer than five nothing is told, not even after the release", async () => {
    const id = await published();
    for (const who of (await raterSessions()).slice(1, 5)) {
      const subjects = [department("housing"), office("street1")];
      await execute(rateRound, who, { id, scores: scores(subjects, 1, 1) }, newId());
    }
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    const holder = await stage.as("secretary1");
    await execute(closeRound, holder, { id, version: 2 }, newId());
    await execute(releaseRound, holder, { id, version: 3 }, newId());
    const seen = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    expect(seen.subjects.map(({ raters: n, result }) => [n, result])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await own(await stage.as("housingclerk"), id)).toMatchObject({ result: null });
  });
});

test("a result is taken out by who holds the round, for a purpose that is logged, on paper and as a workbook", async () => {
  const id = await published();
  const subjects = [department("housing"), office("street1")];
  for (const [at, who] of (await raterSessions()).entries()) {
    const rated = at === 0 ? subjects.slice(1) : subjects;
    await execute(rateRound, who, { id, scores: scores(rated, 5, 1) }, newId());
  }
  const given = { id, purpose: "feedback" };
  const early = execute(exportRound, await stage.as("secretary1"), given, newId());
  await refused(early, "wrong-status");
  await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
  const holder = await stage.as("secretary1");
  await execute(closeRound, holder, { id, version: 2 }, newId());
  const career = execute(exportRound, holder, { id, purpose: "promotion" }, newId());
  expect((await refused(career, "invalid")).fields).toEqual({ purpose: "field.choose" });
  await refused(execute(exportRound, await stage.as("org"), given, newId()), "forbidden");
  await refused(execute(exportRound, await stage.as("secretary2"), given, newId()), "not-found");

  const key = newId();
  await execute(exportRound, holder, given, key);
  const { rows: audit } = await database.admin.query<{ detail: unknown }>(
    "select detail from audit where kind = 'export' and command = 'round.export'",
  );
  expect(audit.map(({ detail }) => detail)).toEqual([
    { id, purpose: "feedback", rows: 2, searched: false },
  ]);
  const other = await stage.as("secretary2");
  expect(await withScope(other, "read", (scope) => exportedRound(scope, key))).toBeNull();
  const rows = await withScope(holder, "read", async (scope) =>
    roundRows(scope, must(await exportedRound(scope, key))),
  );
  expect(rows.map(({ raters: n, result, question, mean }) => [n, result, question, mean])).toEqual([
    [5, 68, "联系服务群众", 5],
    [5, 68, "办事效率", 1],
    [6, 68, "联系服务群众", 5],
    [6, 68, "办事效率", 1],
  ]);
  const answer = await roundSheet(rows, { timeZone: "Asia/Shanghai", now: Date.now() });
  const file = new File([await answer.arrayBuffer()], "a.xlsx");
  const [heads, ...lines] = await readSheetRows(file, "file", { megabytes: 1, rows: 100 });
  expect(heads?.slice(0, 3)).toEqual(["被评议单位", "评议家数", "加权平均（满分 100）"]);
  expect(lines).toHaveLength(4);
  const paper = roundPaper(await withScope(holder, "read", (scope) => roundDetail(scope, id)));
  expect(paper.parts.at(-1)?.table?.rows.map((row) => row.slice(1, 3))).toEqual([
    ["5", "68"],
    ["6", "68"],
  ]);
});

/** What a unit is told of its end. */
async function deregister(id: string, on: string | null) {
  await database.pastTriggers("update organization set valid_to = $2 where id = $1", [id, on]);
}

describe("who rates and is rated", () => {
  const streets = () => [office("street1"), office("street2")];

  test("streets in a round of the district: they vote, read their result and appeal", async () => {
    const raterIds = [...streets(), ...["housing", "city", "water"].map(department)];
    const subjectIds = [office("street1"), department("housing")];
    const six = [...raterIds, office("street1.community1")];
    const id = await drafted({ raterIds: six, subjectIds }, "org");
    await execute(publishRound, await stage.as("org"), { id, version: 1 }, newId());
    const logins = ["secretary1", "secretary2", "housingclerk", "cityclerk", "waterleader"];
    for (const login of [...logins, "community11"]) {
      const who = await stage.as(login);
      const { subjects } = await own(who, id);
      const given = scores(
        subjects.map((one) => one.id),
        4,
        4,
      );
      await execute(rateRound, who, { id, scores: given }, newId());
    }
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    const holder = await stage.as("org");
    await execute(closeRound, holder, { id, version: 2 }, newId());
    await execute(releaseRound, holder, { id, version: 3 }, newId());
    const street = await stage.as("secretary1");
    expect(await own(street, id)).toMatchObject({ result: 80, isSubject: true });
    await execute(appealRound, street, { id, text: "有一项情况不符，请复核。" }, newId());
    const { appeals } = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    expect(appeals).toHaveLength(1);
  });

  test("who holds a round may be rated in it and does not rate: it reads the counts", async () => {
    const raterIds = [...raters(), office("street1")];
    const fields = (await refused(drafted({ raterIds }), "invalid")).fields;
    expect(fields).toEqual({ raterIds: "field.ownOffice" });
    const sides = await withScope(await stage.as("secretary1"), "read", (scope) =>
      roundSides(scope),
    );
    expect(sides.filter((one) => one.own).map((one) => one.id)).toEqual([office("street1")]);
    // Past the commands neither, and not in a round that was published before there was a guard.
    const id = await drafted();
    const past = withScope(await stage.as("secretary1"), "write", ({ tx }) =>
      tx.reviewRound.updateMany({ where: { id }, data: { raterIds, version: { increment: 1 } } }),
    );
    await expect(past).rejects.toThrow(/does not rate in it/);
    await database.pastTriggers(
      "update review_round set status = 'published', rater_ids = $2, rater_names = $3 where id = $1",
      [id, raterIds, raterIds.map(() => "单位")],
    );
    const holder = await stage.as("secretary1");
    const given = scores([department("housing")], 5, 5);
    await refused(execute(rateRound, holder, { id, scores: given }, newId()), "not-found");
    const [row] = await withScope(
      holder,
      "write",
      ({ tx }) => tx.$queryRaw<{ told: string }[]>`
        select sec.cast_review(${id}::uuid, ${JSON.stringify({ [department("housing")]: [5, 5] })}::jsonb) as told`,
    );
    expect(row).toEqual({ told: "missing" });
  });

  test("a district with hundreds of offices still offers the units behind them", async () => {
    const place = must(stage.world.areas["street1.community1"]);
    await database.pastTriggers(
      `insert into organization (tenant_id, id, kind, area_id, path, name, short_name, valid_to)
       select $1, gen_random_uuid(), 'department', $2, $3, '第' || n || '科室', '科室', null from generate_series(1, 600) n`,
      [stage.world.tenantId, place.id, place.path],
    );
    const offered = await withScope(await stage.as("secretary1"), "read", (scope) =>
      roundSides(scope),
    );
    expect(offered.filter(({ group }) => group === "department").length).toBeGreaterThan(600);
    expect(offered.map(({ id }) => id)).toContain(unit().id);
    await database.pastTriggers(
      "delete from organization where tenant_id = $1 and short_name = '科室'",
      [stage.world.tenantId],
    );
  });

  test("only who can be reached: a unit that has reported and was not deregistered", async () => {
    const place = must(stage.world.areas["street1.community1"]);
    const silent = newId();
    await database.pastTriggers(
      `insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       values ($1, $2, 'unit', $3, $4, '没有报到的单位', '没有报到')`,
      [stage.world.tenantId, silent, place.id, place.path],
    );
    const chosen = async (more: Record<string, unknown>) =>
      (await refused(drafted(more), "invalid")).fields;
    expect(await chosen({ raterIds: [...raters(), silent] })).toEqual({ raterIds: "field.choose" });
    expect(await chosen({ subjectIds: [silent] })).toEqual({ subjectIds: "field.choose" });
    const offered = await withScope(await stage.as("secretary1"), "read", (scope) =>
      roundSides(scope),
    );
    expect(offered.map(({ id }) => id)).toContain(unit().id);
    expect(offered.map(({ id }) => id)).not.toContain(silent);
    const of = (id: string) => {
      const { group, place: where } = must(offered.find((one) => one.id === id));
      return [group, where];
    };
    expect(of(unit().id)).toEqual(["unit", place.name]);
    expect(of(department("housing"))).toEqual(["department", ""]);
    expect(of(office("street1")).at(0)).toBe("street");
    expect(of(office("street1.community1")).at(0)).toBe("community");
    expect(await chosen({ subjectIds: undefined })).toEqual({ subjectIds: "field.atLeastOne" });
    expect(await chosen({ raterIds: [] })).toEqual({ raterIds: "field.atLeastOne" });

    // A unit that goes after the draft leaves four others for a subject among the raters.
    const publish = async (more: Record<string, unknown> = {}) => {
      const id = await drafted(more);
      await deregister(unit().id, "2026-03-01");
      const try_ = execute(publishRound, await stage.as("secretary1"), { id, version: 1 }, newId());
      const { fields } = await refused(try_, "invalid");
      await deregister(unit().id, null);
      return fields;
    };
    expect(await publish()).toEqual({ raterIds: "field.fewRaters" });
    expect(await publish({ subjectIds: [unit().id] })).toEqual({ subjectIds: "field.roundSide" });
  });

  test("a unit that was deregistered has no vote any more", async () => {
    const id = await published();
    const token = await openPhoneSession(database.admin, stage.world, "liaison", unit().phone);
    const liaison: Credential = { kind: "session", token };
    expect((await own(liaison, id)).waits).toBe(true);
    await deregister(unit().id, "2026-03-01");
    const subjects = [department("housing"), office("street1")];
    const given = { id, scores: scores(subjects, 5, 5) };
    await refused(execute(rateRound, liaison, given, newId()), "not-found");
    const votes = Object.fromEntries(subjects.map((one) => [one, [5, 5]]));
    const [row] = await withScope(
      liaison,
      "write",
      ({ tx }) => tx.$queryRaw<{ told: string }[]>`
        select sec.cast_review(${id}::uuid, ${JSON.stringify(votes)}::jsonb) as told`,
    );
    expect(row).toEqual({ told: "missing" });
    await deregister(unit().id, null);
  });
});

test("the district reads of a street's round that there is one, and neither its draft nor its result", async () => {
  const draft = await drafted();
  const district = await stage.as("org");
  const held = await withScope(district, "read", heldRounds);
  expect(held.rounds.map(({ id }) => id)).not.toContain(draft);
  await refused(
    withScope(district, "read", (scope) => roundDetail(scope, draft)),
    "not-found",
  );
  const id = await published();
  const subjects = [department("housing"), office("street1")];
  for (const [at, who] of (await raterSessions()).entries()) {
    const rated = at === 0 ? subjects.slice(1) : subjects;
    await execute(rateRound, who, { id, scores: scores(rated, 5, 5) }, newId());
  }
  await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
  await execute(closeRound, await stage.as("secretary1"), { id, version: 2 }, newId());
  const seen = await withScope(await stage.as("org"), "read", (scope) => roundDetail(scope, id));
  expect(seen.subjects.map(({ raters: n, result }) => [n, result])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect([seen.isOver, seen.isTold]).toEqual([true, false]);
  expect(roundPaper(seen).parts.some(({ heading }) => heading === "结果")).toBe(false);
});

test("another street and another district find nothing", async () => {
  const id = await published();
  for (const who of [
    await stage.as("secretary2"),
    await new Stage(database, "west").as("secretary1"),
  ]) {
    await refused(
      withScope(who, "read", (scope) => roundDetail(scope, id)),
      "not-found",
    );
    await refused(execute(closeRound, who, { id, version: 2 }, newId()), "not-found");
  }
  expect(
    (await withScope(await stage.as("org"), "read", (scope) => roundDetail(scope, id))).verbs,
  ).toEqual([]);
});

describe("不了解", () => {
  const subjects = () => [department("housing"), office("street1")];

  test("counts nowhere: a question tells from five answers of it up, a subject from five of its raters", async () => {
    const id = await published();
    // Of the department the water leader and the unit know nothing, of the street's second question two know nothing.
    for (const [at, who] of (await raterSessions()).entries()) {
      const known = at === 0 || at === 3 || at === 5 ? subjects().slice(1) : subjects();
      const given = scores(known, 4, at > 3 ? 0 : 2);
      await execute(rateRound, who, { id, scores: given }, newId());
    }
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    const holder = await stage.as("secretary1");
    await execute(closeRound, holder, { id, version: 2 }, newId());
    const seen = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    expect(seen.subjects.map(({ raters: n, result, means }) => [n, result, means])).toEqual([
      [null, null, null],
      [6, 80, [4, null]],
    ]);
    const last = roundPaper(seen).parts.at(-1)?.table?.rows.at(-1);
    expect(last?.at(-1)).toBe("联系服务群众 4；办事效率 不足五家，不公布");
    await execute(releaseRound, holder, { id, version: 3 }, newId());
    expect(await own(await stage.as("housingclerk"), id)).toMatchObject({ counts: null });
  });

  test("five of a subject whose questions fewer have answered tell nothing", async () => {
    const id = await published();
    for (const [at, who] of (await raterSessions()).entries()) {
      const given =
        at % 2 === 0 ? scores([office("street1")], 5, 0) : scores([office("street1")], 0, 1);
      await execute(rateRound, who, { id, scores: given }, newId());
    }
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    const holder = await stage.as("secretary1");
    await execute(closeRound, holder, { id, version: 2 }, newId());
    const seen = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    expect(seen.subjects.map(({ raters: n, result }) => [n, result])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("past the command: strange subjects, strange marks, nothing at all", async () => {
    const id = await published();
    const who = await stage.as("cityclerk");
    const cast = async (votes: Record<string, unknown>) => {
      const [row] = await withScope(
        who,
        "write",
        ({ tx }) => tx.$queryRaw<{ told: string }[]>`
          select sec.cast_review(${id}::uuid, ${JSON.stringify(votes)}::jsonb) as told`,
      );
      return row?.told;
    };
    const street = office("street1");
    expect(await cast({ [department("water")]: [5, 5] })).toBe("scores");
    expect(await cast({ [street]: [5] })).toBe("scores");
    expect(await cast({ [street]: [5, 6] })).toBe("scores");
    expect(await cast({})).toBe("empty");
    expect(await cast({ [street]: [0, 0] })).toBe("empty");
  });
});

describe("作废", () => {
  const reason = "名单选错，另行组织。";
  const box = async (id: string) =>
    (
      await database.admin.query<{ rated: string[]; tally: unknown }>(
        "select rated, tally from sec.review_box where round_id = $1",
        [id],
      )
    ).rows;

  test("by who holds it, until it is closed; those who rate read why", async () => {
    const id = await published();
    const holder = await stage.as("secretary1");
    const given = { id, version: 2, text: reason };
    await refused(execute(callOffRound, holder, { ...given, text: "" }, newId()), "invalid");
    await refused(execute(callOffRound, await stage.as("org"), given, newId()), "forbidden");
    await refused(execute(callOffRound, await stage.as("secretary2"), given, newId()), "not-found");
    const west = await new Stage(database, "west").as("secretary1");
    await refused(execute(callOffRound, west, given, newId()), "not-found");
    await refused(execute(callOffRound, await stage.as("cityclerk"), given, newId()), "not-found");
    const draft = { id: await drafted(), version: 1, text: reason };
    await refused(execute(callOffRound, holder, draft, newId()), "wrong-status");

    await execute(callOffRound, holder, given, newId());
    const seen = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    expect(seen).toMatchObject({ stage: "calledOff", verbs: [], mayExport: false });
    expect(seen.calledOff?.text).toBe(reason);
    expect(roundPaper(seen).lead.at(-1)).toContain(reason);
    expect(await own(await stage.as("cityclerk"), id)).toMatchObject({
      stage: "calledOff",
      waits: false,
      callOffText: reason,
    });
    const late = { id, scores: scores([office("street1")], 5, 5) };
    await refused(execute(rateRound, await stage.as("cityclerk"), late, newId()), "too-late");
    for (const [verb, status] of [
      [publishRound, "published"],
      [closeRound, "closed"],
    ] as const) {
      await refused(execute(verb, holder, { id, version: 3 }, newId()), "wrong-status");
      const past = withScope(holder, "write", ({ tx }) =>
        tx.reviewRound.updateMany({ where: { id }, data: { status, version: { increment: 1 } } }),
      );
      await expect(past).rejects.toThrow();
    }
  });

  test("of its votes nothing is left, in the box, in results or in any other row", async () => {
    const id = await published();
    for (const [at, who] of (await raterSessions()).entries()) {
      const known = at === 0 ? [office("street1")] : [department("housing"), office("street1")];
      await execute(rateRound, who, { id, scores: scores(known, 5, 1) }, newId());
    }
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    const holder = await stage.as("secretary1");
    await execute(callOffRound, holder, { id, version: 2, text: reason }, newId());
    expect(await box(id)).toEqual([{ rated: [], tally: {} }]);
    const told = await withScope(
      holder,
      "read",
      ({ tx }) => tx.$queryRaw`select * from sec.review_results(${id}::uuid)`,
    );
    expect(told).toEqual([]);
    expect(await own(await stage.as("cityclerk"), id)).toMatchObject({
      rated: false,
      counts: null,
    });
    const clerk = execute(
      appealRound,
      await stage.as("housingclerk"),
      { id, text: reason },
      newId(),
    );
    await refused(clerk, "wrong-status");
    await refused(
      execute(exportRound, holder, { id, purpose: "feedback" }, newId()),
      "wrong-status",
    );
    for (const [name, lines] of await everything()) {
      if (name !== "review_round")
        expect([...lines].filter((one) => one.includes(reason))).toEqual([]);
    }
  });

  test("a vote at the same moment is in the box before it is emptied, or too late", async () => {
    for (let run = 0; run < 5; run += 1) {
      const id = await published();
      const votes = (await raterSessions())
        .slice(1, 5)
        .map((who) =>
          execute(rateRound, who, { id, scores: scores([office("street1")], 5, 5) }, newId()),
        );
      const off = { id, version: 2, text: reason };
      const [called] = await Promise.allSettled([
        execute(callOffRound, await stage.as("secretary1"), off, newId()),
        ...votes,
      ]);
      expect(called.status).toBe("fulfilled");
      expect(await box(id)).toEqual([{ rated: [], tally: {} }]);
    }
  });

  test("past the command not after its end, and not without a reason", async () => {
    const id = await published();
    const calledOff = async (more: Record<string, unknown>) =>
      withScope(await stage.as("secretary1"), "write", ({ tx }) =>
        tx.reviewRound.updateMany({
          where: { id },
          data: { status: "called_off", version: { increment: 1 }, ...more },
        }),
      );
    await expect(calledOff({})).rejects.toThrow();
    await database.freeze(new Date("2026-03-10T09:00:00+08:00"));
    await execute(closeRound, await stage.as("secretary1"), { id, version: 2 }, newId());
    const said = { calledOffAt: new Date(), calledOffBy: "某某", callOffText: reason };
    await expect(calledOff(said)).rejects.toThrow();
  });
});

test("a round that waits is on the desks of those who speak for a rater, until it is rated", async () => {
  const id = await published();
  const waiting = async (login: string) =>
    (await withScope(await stage.as(login), "read", deskOf)).rounds.map((one) => [
      one.id,
      one.closesOn,
    ]);
  for (const login of ["community11", "housingclerk", "cityleader"]) {
    expect(await waiting(login)).toContainEqual([id, "2026-03-09"]);
  }
  for (const login of ["secretary1", "secretary2", "dispatcher1", "org"]) {
    expect((await waiting(login)).map(([one]) => one)).not.toContain(id);
  }
  const given = { id, scores: scores([office("street1")], 5, 5) };
  await execute(rateRound, await stage.as("cityclerk"), given, newId());
  expect((await waiting("cityleader")).map(([one]) => one)).not.toContain(id);
});
