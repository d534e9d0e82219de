import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acknowledgeStatements } from "@/lib/affairs/service/commands/acknowledge-statements";
import { confirmPledge } from "@/lib/affairs/service/commands/confirm-pledge";
import { evaluateStatement } from "@/lib/affairs/service/commands/evaluate-statement";
import { generateStatements } from "@/lib/affairs/service/commands/generate-statements";
import { statementsDue } from "@/lib/affairs/service/queries/records";
import {
  myStatements,
  statementPage,
  unitStatements,
} from "@/lib/affairs/service/queries/statements";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { Cast, type Volunteer } from "./cast";

const database = useDatabase("east");
let stage: Stage;
let cast: Cast;
let unit: Awaited<ReturnType<Cast["unit"]>>;
let other: Awaited<ReturnType<Cast["unit"]>>;
let busy: Volunteer;
let quiet: Volunteer;
const halfYear = { kind: "half_year", fromDay: "2026-01-01" } as const;

beforeAll(async () => {
  stage = new Stage(database, "east");
  cast = new Cast(database, "east");
  unit = await cast.unit("区档案馆");
  other = await cast.unit("区图书馆");
  busy = await cast.member("孙悦", { unitId: unit.id });
  quiet = await cast.member("钱远", { unitId: unit.id });
  await database.freeze(new Date("2026-06-20T02:00:00Z"));
  await execute(
    confirmPledge,
    busy.credential,
    {
      post: "政策宣传岗",
      text: "我自愿担任楼组政策宣传员。",
      fromDay: "2026-06-20",
      toDay: "2026-12-31",
      own: "yes",
    },
    newId(),
  );
  await hold(busy, "2026-06-25T10:00:00Z");
  // Of the next period: no part of this one.
  await hold(busy, "2026-07-25T10:00:00Z");
  await database.freeze(new Date("2026-07-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

/** A shift that somebody holds. */
async function hold(member: Volunteer, startsAt: string) {
  const { tenantId, areas } = stage.world;
  const { path } = must(areas["street1.community1"]);
  const slot = newId();
  const times = [new Date(startsAt), new Date(Date.parse(startsAt) + 7_200_000)];
  await database.admin.query(
    `insert into slot (tenant_id, id, path, kind, subject_id, capacity, starts_at, ends_at)
     values ($1,$2,$3,'shift',$4,5,$5,$6)`,
    [tenantId, slot, path, newId(), ...times],
  );
  await database.admin.query(
    `insert into claim (tenant_id, id, path, slot_id, kind, subject_id, member_id, status, place, starts_at, ends_at, at, held_at)
     values ($1,$2,$3,$4,'shift',$5,$6,'held',1,$7,$8,$7,$7)`,
    [tenantId, newId(), path, slot, newId(), member.id, ...times],
  );
}

const waiting = async () =>
  withScope(await stage.as("community11"), "read", (scope) =>
    statementPage(scope, { status: "drafted" }),
  );

describe("双报告", () => {
  test("the worker makes one for each member with something on record and each unit, once", async () => {
    const due = await withScope(stage.job, "read", statementsDue);
    expect(due).toEqual([halfYear]);
    const runs = await Promise.all(
      [1, 2, 3].map(() => execute(generateStatements, stage.job, halfYear, newId())),
    );
    const total = (of: "members" | "units") => runs.reduce((sum, one) => sum + one[of], 0);
    expect([total("members"), total("units")]).toEqual([1, 1]);
    expect(await withScope(stage.job, "read", statementsDue)).toEqual([]);
    const { lines } = await waiting();
    const figures = { posts: 1, minutes: 0, wishes: 0, pledges: 1, fulfilled: 0 };
    expect(lines.find(({ subject }) => subject === "member")).toMatchObject({
      memberName: "孙**",
      kind: "half_year",
      fromDay: "2026-01-01",
      toDay: "2026-06-30",
      ...figures,
    });
    expect(lines.find(({ subject }) => subject === "unit")).toMatchObject({
      unitName: "区档案馆",
      members: 2,
      ...figures,
    });
  });

  test("nothing is said of who did nothing", async () => {
    const { rows } = await database.admin.query(
      "select 1 from service_statement where member_id = $1",
      [quiet.id],
    );
    expect(rows).toEqual([]);
  });

  test("unit and member hear of it with the community's word, and the unit acknowledges", async () => {
    expect((await withScope(unit.credential, "read", (s) => unitStatements(s))).lines).toEqual([]);
    expect((await withScope(busy.credential, "read", (s) => myStatements(s))).lines).toEqual([]);
    const secretary = await stage.as("community11");
    for (const { id, version } of (await waiting()).lines) {
      const word = { id, version, text: "随叫随到，居民反映很好。" };
      await refused(
        execute(evaluateStatement, await stage.as("community12"), word, newId()),
        "not-found",
      );
      await refused(
        execute(evaluateStatement, await stage.as("secretary1"), word, newId()),
        "forbidden",
      );
      await execute(evaluateStatement, secretary, word, newId());
      await refused(execute(evaluateStatement, secretary, word, newId()), "conflict");
    }
    expect((await waiting()).lines).toEqual([]);
    const { lines } = await withScope(unit.credential, "read", (s) => unitStatements(s));
    expect(lines.map(({ status }) => status)).toEqual(["sent", "sent"]);
    expect(must(lines.find(({ subject }) => subject === "member")).memberName).toBe("孙**");
    const own = await withScope(busy.credential, "read", (s) => myStatements(s, 2026));
    // The yearly file: each statement of that year, with the community's word and whose it is.
    expect(own).toMatchObject({
      district: "east区",
      community: "某社区",
      lines: [
        {
          kind: "half_year",
          fromDay: "2026-01-01",
          toDay: "2026-06-30",
          posts: 1,
          pledges: 1,
          evaluation: "随叫随到，居民反映很好。",
        },
      ],
    });
    expect(own.lines).toHaveLength(1);
    expect((await withScope(busy.credential, "read", (s) => myStatements(s, 2025))).lines).toEqual(
      [],
    );

    const ids = lines.map(({ id }) => id);
    await refused(execute(acknowledgeStatements, other.credential, { ids }, newId()), "not-found");
    await refused(execute(acknowledgeStatements, busy.credential, { ids }, newId()), "not-found");
    const told = await Promise.all(
      [1, 2].map(() => execute(acknowledgeStatements, unit.credential, { ids }, newId())),
    );
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    const after = await withScope(unit.credential, "read", (s) => unitStatements(s));
    expect(after.lines.map(({ status }) => status)).toEqual(["acknowledged", "acknowledged"]);
  });

  test("the yearly file has every period of the year, the latest first, and nobody else's", async () => {
    const quarter = { kind: "quarter", fromDay: "2026-07-01" } as const;
    await database.freeze(new Date("2026-10-02T02:00:00Z"));
    await execute(generateStatements, stage.job, quarter, newId());
    const file = () => withScope(busy.credential, "read", (s) => myStatements(s, 2026));
    expect((await file()).lines).toHaveLength(1);
    for (const { id, version } of (await waiting()).lines) {
      const word = { id, version, text: "继续保持。" };
      await execute(evaluateStatement, await stage.as("community11"), word, newId());
    }
    expect((await file()).lines.map(({ kind }) => kind)).toEqual(["quarter", "half_year"]);
    const others = await withScope(quiet.credential, "read", (s) => myStatements(s, 2026));
    expect(others.lines).toEqual([]);
    await database.freeze(new Date("2026-07-01T02:00:00Z"));
  });

  test("who is nobody's job may not generate", async () => {
    await refused(
      execute(generateStatements, await stage.as("community11"), halfYear, newId()),
      "not-found",
    );
    await refused(
      execute(generateStatements, stage.job, { kind: "half_year", fromDay: "2026-07-01" }, newId()),
      "not-found",
    );
  });
});
