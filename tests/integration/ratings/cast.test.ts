import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer } from "@/lib/across/walls/commands/answer";
import { takeDown } from "@/lib/across/walls/commands/take-down";
import { approvalsOf } from "@/lib/across/walls/queries/approvals";
import { castRating } from "@/lib/parts/ratings/commands/cast";
import { ratedBy, ratingsOf } from "@/lib/parts/ratings/queries";
import { closeRating, openRating } from "@/lib/parts/ratings/writes";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { answerAs, entryRow, publishAs, words } from "../walls/stand";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const elsewhere = new Stage(database, "beta");
const questions = [
  { key: "cleaning", answers: ["good", "fair", "bad"] },
  { key: "guard", answers: ["good", "bad"] },
];
const answers = { cleaning: "good", guard: "bad" };

beforeAll(() => database.freeze(new Date("2026-11-20T02:00:00Z")));
afterAll(() => database.freeze(null));

/** Asked of everybody by the street, about something of its first community. */
async function asked(more: { closesAt?: Date; period?: string; subjectId?: string } = {}) {
  const subjectId = more.subjectId ?? newId();
  const rating = {
    kind: "estate" as const,
    path: must(stage.world.areas["street1.community1"]).path,
    period: "2026-Q4",
    questions,
    opensAt: new Date("2026-11-20T00:00:00Z"),
    closesAt: null,
    ...more,
    subjectId,
  };
  const as = await stage.as("dispatcher1");
  const id = await withScope(as, "write", (scope) => openRating(scope, rating));
  return { id, subjectId };
}

function token(n: number): string {
  return String(n).padStart(43, "0");
}

function cast(id: string, n: number, chosen: Record<string, string> = answers, network?: string) {
  const input = { id, token: token(n), answers: chosen, ...(network ? { network } : {}) };
  return execute(castRating, stage.visitor, input, newId());
}

async function shown(subjectId: string, as: Credential = stage.visitor) {
  const [one] = await withScope(as, "read", (scope) => ratingsOf(scope, "estate", [subjectId]));
  return must(one);
}

async function boxOf(id: string) {
  const { rows } = await database.admin.query<{
    voted: Buffer[];
    tally: Record<string, number>;
    networks: object;
    crowded: number;
  }>("select voted, tally, networks, crowded from sec.rating_box where rating_id = $1", [id]);
  return must(rows[0]);
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

describe("rating by everybody", () => {
  test("leaves one changed row in the whole database: marks in order, tallies, no time", async () => {
    const { id } = await asked();
    const before = await everything();
    await cast(id, 1, answers, "10.1.2");
    const changed = [...(await everything())].flatMap(([name, lines]) =>
      [...lines].filter((line) => before.get(name)?.has(line) !== true).map(() => name),
    );
    expect(changed).toEqual(["sec.rating_box"]);
    await cast(id, 2, { cleaning: "bad", guard: "bad" }, "10.1.2");
    await cast(id, 3);
    const box = await boxOf(id);
    const marks = box.voted.map((mark) => mark.toString("hex"));
    expect(marks).toEqual([...marks].sort());
    expect(JSON.stringify(box)).not.toContain(token(1));
    expect(JSON.stringify(box)).not.toContain("10.1.2");
    expect(box.tally).toEqual({
      "cleaning.good": 2,
      "cleaning.fair": 0,
      "cleaning.bad": 1,
      "guard.good": 0,
      "guard.bad": 3,
    });
    // Neither a refusal nor a retry is written down anywhere.
    const then = await everything();
    await refused(cast(id, 3), "wrong-status");
    await refused(cast(newId(), 3), "not-found");
    const now = await everything();
    for (const [name, lines] of now) expect([name, lines]).toEqual([name, then.get(name)]);
  });

  test("fifty at once are all counted, and one device that presses ten times counts once", async () => {
    const { id, subjectId } = await asked();
    const all = Array.from({ length: 50 }, (_one, n) =>
      cast(id, n, { cleaning: n % 2 === 0 ? "good" : "fair", guard: "good" }),
    );
    const again = Array.from({ length: 10 }, () => cast(id, 77, { cleaning: "bad", guard: "bad" }));
    const outcomes = await Promise.allSettled([...all, ...again]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(51);
    expect((await boxOf(id)).tally).toEqual({
      "cleaning.good": 25,
      "cleaning.fair": 25,
      "cleaning.bad": 1,
      "guard.good": 50,
      "guard.bad": 1,
    });
    // What is told while it runs stands at the last full five.
    const { result } = await shown(subjectId);
    expect(result?.voices).toBe(50);
  });

  test("tells nothing below five, then in steps of five, and everything exactly after the end", async () => {
    const { id, subjectId } = await asked({ closesAt: new Date("2026-11-30T00:00:00Z") });
    for (let n = 1; n <= 4; n += 1) await cast(id, n);
    expect(await shown(subjectId)).toMatchObject({ state: "open", floor: 5, result: null });
    expect((await shown(subjectId, await stage.as("dispatcher1"))).result).toBeNull();
    await cast(id, 5, { cleaning: "bad", guard: "good" });
    await cast(id, 6, { cleaning: "bad", guard: "good" });
    const running = must((await shown(subjectId)).result);
    expect(running.voices).toBe(5);
    expect(running.tally).toMatchObject({ "cleaning.good": 4, "cleaning.bad": 1 });
    await database.freeze(new Date("2026-11-30T00:00:00Z"));
    const over = await shown(subjectId);
    expect(over.state).toBe("over");
    expect(over.result).toMatchObject({ voices: 6, tally: { "cleaning.bad": 2 } });
    await refused(cast(id, 7), "too-late");
    await database.freeze(new Date("2026-11-20T02:00:00Z"));
  });

  test("four voices stay untold after the end", async () => {
    const { id, subjectId } = await asked();
    for (let n = 1; n <= 4; n += 1) await cast(id, n);
    const as = await stage.as("dispatcher1");
    await withScope(as, "write", (scope) => closeRating(scope, id));
    expect(await shown(subjectId)).toMatchObject({ state: "over", result: null });
    // What is over stays over.
    await expect(
      withScope(as, "write", ({ tx }) =>
        tx.publicRating.updateMany({ where: { id }, data: { closesAt: new Date("2027-01-01") } }),
      ),
    ).rejects.toThrow();
  });

  test("many from one network are noted for staff, and nobody is refused", async () => {
    const { id, subjectId } = await asked();
    for (let n = 1; n <= 25; n += 1) await cast(id, n, answers, "10.9.9");
    const staff = must((await shown(subjectId, await stage.as("dispatcher1"))).result);
    expect(staff).toMatchObject({ voices: 25, crowded: 5 });
    expect((await shown(subjectId)).result?.crowded).toBe(0);
    // Tomorrow it is nobody's address any more.
    await database.freeze(new Date("2026-11-21T02:00:00Z"));
    await cast(id, 26, answers, "10.9.9");
    expect(Object.values((await boxOf(id)).networks)).toEqual([1]);
    await database.freeze(new Date("2026-11-20T02:00:00Z"));
  });

  test("every question wants one of its answers, and nothing else is taken", async () => {
    const { id } = await asked();
    const missing = await refused(cast(id, 1, { cleaning: "good" }), "invalid");
    expect(missing.fields).toEqual({ "answer-guard": "field.choose" });
    await refused(cast(id, 1, { cleaning: "perfect", guard: "bad" }), "invalid");
    await refused(cast(id, 1, { ...answers, extra: "yes" }), "invalid");
    expect((await boxOf(id)).voted).toEqual([]);
  });

  test("a device knows what it has rated and nothing else", async () => {
    const [one, two] = [await asked(), await asked()];
    await cast(one.id, 1);
    const rated = (n: number | null) =>
      withScope(stage.visitor, "read", (scope) =>
        ratedBy(scope, [one.id, two.id], n === null ? null : token(n)),
      );
    expect([...(await rated(1))]).toEqual([one.id]);
    expect([...(await rated(2))]).toEqual([]);
    expect([...(await rated(null))]).toEqual([]);
  });

  test("one rating for a period; another district, a neighbour and staff do not rate", async () => {
    const { id, subjectId } = await asked();
    await expect(asked({ subjectId })).rejects.toThrow();
    await asked({ subjectId, period: "2027-Q1" });
    const input = { id, token: token(1), answers };
    await refused(execute(castRating, elsewhere.visitor, input, newId()), "not-found");
    await refused(execute(castRating, await stage.as("dispatcher1"), input, newId()), "not-found");
    // A neighbour's street asks nothing here, and nobody opens what belongs to a wall.
    const other = await stage.as("dispatcher2");
    const rating = {
      path: must(stage.world.areas["street1"]).path,
      subjectId: newId(),
      period: "1",
      questions,
      opensAt: new Date(),
      closesAt: null,
    };
    await expect(
      withScope(other, "write", (scope) => openRating(scope, { kind: "estate", ...rating })),
    ).rejects.toThrow();
    await expect(
      withScope(await stage.as("dispatcher1"), "write", ({ actor, tx }) =>
        tx.publicRating.createMany({
          data: [{ ...rating, tenantId: actor.tenantId, id: newId(), subjectKind: "wall" }],
        }),
      ),
    ).rejects.toThrow();
  });
});

describe("an answer on the 回音壁", () => {
  const approval = async (entryId: string) =>
    (await withScope(stage.visitor, "read", (scope) => approvalsOf(scope, [entryId]))).get(entryId);

  test("is rated from the moment it stands, and no more once it is taken down", async () => {
    const ticket = await stage.ticketAt("verified");
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    expect(await approval(id)).toBeUndefined();
    await answerAs(stage, "dispatcher1", ticket, id);
    const open = must(await approval(id));
    expect(open.questions).toEqual([{ key: "approval", answers: ["yes", "fair", "no"] }]);
    for (let n = 1; n <= 5; n += 1) {
      await cast(open.id, n, { approval: n === 5 ? "no" : "yes" });
    }
    expect((await approval(id))?.result).toMatchObject({
      voices: 5,
      tally: { "approval.yes": 4, "approval.no": 1 },
    });
    // A word mended in the answer is no new answer.
    const { version } = await entryRow(stage, id);
    const input = { id, version, result: `${words.measures}已完成。`, confirmed: "yes" };
    await execute(answer, await stage.as("dispatcher1"), input, newId());
    expect((await approval(id))?.id).toBe(open.id);
    // The resident does not agree: the answer comes down, and what everybody thought of it is over.
    await execute(dispute, ticket.receipt, { text: "灯又不亮了，请再来看看。" }, newId());
    expect(await approval(id)).toBeUndefined();
    await refused(cast(open.id, 9, { approval: "yes" }), "too-late");
    const now = await entryRow(stage, id);
    await execute(
      takeDown,
      await stage.as("dispatcher1"),
      { id, version: Number(now["version"]), reason: "mistake" },
      newId(),
    );
    expect(await approval(id)).toBeUndefined();
  });
});
