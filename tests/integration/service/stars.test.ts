import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelAppraisal } from "@/lib/affairs/service/commands/cancel-appraisal";
import { openAppraisal } from "@/lib/affairs/service/commands/open-appraisal";
import { vote } from "@/lib/affairs/service/commands/vote";
import { agreedMembers, roundsOf } from "@/lib/affairs/service/queries/stars";
import type { Credential } from "@/lib/platform/access/credential";
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
const candidates: Volunteer[] = [];
const voters: Volunteer[] = [];
const names = ["赵一", "钱二", "孙三"];

beforeAll(async () => {
  stage = new Stage(database, "east");
  cast = new Cast(database, "east");
  for (const name of names) candidates.push(await cast.member(name, { consents: ["appraisal"] }));
  for (const n of [1, 2, 3, 4, 5, 6]) voters.push(await cast.member(`投票${String(n)}`));
  await database.freeze(new Date("2026-11-20T02:00:00Z"));
});
afterAll(() => database.freeze(null));

async function round(more: Record<string, unknown> = {}) {
  const input = {
    title: "星级党员民主评选",
    fromDay: "2026-11-20",
    toDay: "2026-11-25",
    maxChoices: "2",
    memberIds: candidates.map(({ id }) => id),
    ...more,
  };
  const { id } = await execute(openAppraisal, await stage.as("community11"), input, newId());
  return id;
}

async function seen(who: Credential, id: string) {
  const { rounds } = await withScope(who, "read", roundsOf);
  return rounds.find((one) => one.id === id);
}

async function choicesOf(id: string, ...chosen: string[]) {
  const found = must(await seen(must(voters[0]).credential, id)).candidates;
  return chosen.map((name) => must(found.find((one) => one.name === name)).id);
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

describe("a secret vote", () => {
  test("leaves one changed row in the whole database, and in it nothing that ties voter and choice", async () => {
    const id = await round();
    const [first] = await choicesOf(id, "赵一");
    const before = await everything();
    const voter = must(voters[0]);
    await execute(vote, voter.credential, { id, choices: [first] }, newId());
    const after = await everything();
    const changed = [...after].flatMap(([name, lines]) =>
      [...lines]
        .filter((line) => before.get(name)?.has(line) !== true)
        .map((line) => ({ name, line })),
    );
    expect(changed.map(({ name }) => name)).toEqual(["sec.ballot_box"]);
    // The row tells who has voted, sorted, and how many votes each has; with a second vote it ties nobody to anything.
    const second = must(voters[1]);
    await execute(vote, second.credential, { id, choices: await choicesOf(id, "孙三") }, newId());
    const { rows } = await database.admin.query<{ voted: string[]; tally: Record<string, number> }>(
      "select voted, tally from sec.ballot_box where appraisal_id = $1",
      [id],
    );
    const box = must(rows[0]);
    expect(box.voted).toEqual([voter.id, second.id].sort());
    expect(Object.values(box.tally).sort()).toEqual([0, 1, 1]);
  });

  test("is refused the second time, also when both come at once", async () => {
    const id = await round({ title: "同时投两次的评选" });
    const choices = await choicesOf(id, "钱二");
    const { credential } = must(voters[0]);
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map(() => execute(vote, credential, { id, choices }, newId())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await refused(execute(vote, credential, { id, choices }, newId()), "wrong-status");
    const tally = await database.admin.query<{ sum: number }>(
      `select sum(value::int)::int as sum from sec.ballot_box b, jsonb_each_text(b.tally) where appraisal_id = $1`,
      [id],
    );
    expect(must(tally.rows[0]).sum).toBe(1);
    expect(must(await seen(credential, id)).hasVoted).toBe(true);
    expect(must(await seen(must(voters[1]).credential, id)).hasVoted).toBe(false);
  });

  test("all of a community at once: every vote counts, and results come after the end alone", async () => {
    const id = await round({ title: "全体同时投票的评选" });
    const choices = await choicesOf(id, "赵一", "孙三");
    await Promise.all(
      voters.map(({ credential }) => execute(vote, credential, { id, choices }, newId())),
    );
    const secretary = await stage.as("community11");
    const running = must(await seen(secretary, id));
    expect(running.voters).toBeNull();
    expect(running.candidates.map(({ votes }) => votes)).toEqual([null, null, null]);
    await database.freeze(new Date("2026-11-25T16:00:00Z"));
    const ended = must(await seen(await stage.as("community11"), id));
    expect(ended).toMatchObject({ stage: "ended", voters: 6 });
    const votes = Object.fromEntries(ended.candidates.map((one) => [one.name, one.votes]));
    expect(votes).toEqual({ 赵一: 6, 钱二: 0, 孙三: 6 });
    expect(must(await seen(must(voters[0]).credential, id)).voters).toBe(6);
    await refused(
      execute(vote, must(candidates[0]).credential, { id, choices }, newId()),
      "too-late",
    );
    await database.freeze(new Date("2026-11-20T02:00:00Z"));
  });

  test("with fewer than five voters nothing is told, not even after the end", async () => {
    const id = await round({ title: "只有四人投票的评选" });
    const choices = await choicesOf(id, "赵一");
    for (const { credential } of voters.slice(0, 4)) {
      await execute(vote, credential, { id, choices }, newId());
    }
    await database.freeze(new Date("2026-12-01T02:00:00Z"));
    const ended = must(await seen(await stage.as("community11"), id));
    expect([ended.stage, ended.voters]).toEqual(["ended", null]);
    expect(ended.candidates.map(({ votes }) => votes)).toEqual([null, null, null]);
    await database.freeze(new Date("2026-11-20T02:00:00Z"));
  });

  test("is open to members of the community alone, within the limit of choices", async () => {
    const id = await round({ title: "谁能投票的评选" });
    const choices = await choicesOf(id, ...names);
    const { credential } = must(voters[0]);
    expect(
      (await refused(execute(vote, credential, { id, choices }, newId()), "invalid")).fields,
    ).toEqual({
      choices: "star.many",
    });
    const one = choices.slice(0, 1);
    const outsider = await cast.member("外人", { place: "street1.community2" });
    await refused(execute(vote, outsider.credential, { id, choices: one }, newId()), "not-found");
    expect(await seen(outsider.credential, id)).toBeUndefined();
    await refused(
      execute(vote, await stage.as("community11"), { id, choices: one }, newId()),
      "not-found",
    );
    await refused(execute(vote, credential, { id, choices: [newId()] }, newId()), "invalid");
  });

  test("who took the consent back stands no longer, and who never gave it cannot be put up", async () => {
    const id = await round({ title: "撤回同意的评选" });
    const leaving = must(candidates[1]);
    await database.admin.query("update consent set withdrawn_at = now() where member_id = $1", [
      leaving.id,
    ]);
    const shown = must(await seen(must(voters[0]).credential, id)).candidates;
    expect(shown.map(({ name }) => name).sort()).toEqual(["孙三", "赵一"]);
    const agreed = await withScope(await stage.as("community11"), "read", agreedMembers);
    expect(agreed.map(({ name }) => name).sort()).toEqual(["孙三", "赵一"]);
    const refusal = await refused(round(), "invalid");
    expect(refusal.fields).toEqual({ memberIds: "star.notAgreed" });
    await database.admin.query("update consent set withdrawn_at = null where member_id = $1", [
      leaving.id,
    ]);
  });

  test("a round begins today or later, ends after that, and offers more people than choices", async () => {
    for (const [wrong, fields] of [
      [{ fromDay: "2026-11-19" }, { fromDay: "star.past" }],
      [{ toDay: "2026-11-19" }, { toDay: "pledge.toDayEarlier" }],
      [{ maxChoices: "3" }, { maxChoices: "star.manyChoices" }],
      [{ memberIds: [] }, { memberIds: "field.noCandidate" }],
    ] as const) {
      expect((await refused(round(wrong), "invalid")).fields).toEqual(fields);
    }
    const input = {
      title: "街道不能发起",
      fromDay: "2026-11-20",
      toDay: "2026-11-25",
      maxChoices: "1",
    };
    const memberIds = candidates.map(({ id }) => id);
    await refused(
      execute(openAppraisal, await stage.as("secretary1"), { ...input, memberIds }, newId()),
      "forbidden",
    );
  });

  test("called off, nothing can be voted and nothing is told", async () => {
    const id = await round({ title: "取消的评选一次" });
    const secretary = await stage.as("community11");
    await refused(
      execute(cancelAppraisal, await stage.as("community12"), { id, version: 1 }, newId()),
      "not-found",
    );
    await execute(cancelAppraisal, secretary, { id, version: 1 }, newId());
    await refused(execute(cancelAppraisal, secretary, { id, version: 2 }, newId()), "wrong-status");
    const choices = await choicesOf(id, "赵一");
    await refused(execute(vote, must(voters[0]).credential, { id, choices }, newId()), "too-late");
  });
});
