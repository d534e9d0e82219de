import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { answerOpinion } from "@/lib/affairs/reviews/commands/answer";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { closeOpinion } from "@/lib/affairs/reviews/commands/close";
import { draftRound } from "@/lib/affairs/reviews/commands/draft-round";
import { publishRound } from "@/lib/affairs/reviews/commands/move-round";
import { rateRound } from "@/lib/affairs/reviews/commands/rate";
import { opinionsOfUnit } from "@/lib/affairs/reviews/queries/detail";
import {
  boardSize,
  opinionBoard,
  opinionLists,
  opinionPage,
  type PageAsked,
} from "@/lib/affairs/reviews/queries/list";
import { ownReviews } from "@/lib/affairs/reviews/queries/own-reviews";
import { powersNow } from "@/lib/affairs/reviews/queries/purposes";
import { heldRounds } from "@/lib/affairs/reviews/queries/rounds";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// The lists of opinions and rounds come by pages, however long they have become. It is the second of March 2026.

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");
beforeEach(() => database.freeze(new Date("2026-03-02T10:00:00+08:00")));
afterAll(() => database.freeze(null));

const unit = () => must(stage.world.units["unit1"]);
const department = (key: string) => must(stage.world.departments[key]).id;
const office = (key: string) => must(must(stage.world.areas[key]).officeId);

async function liaison(): Promise<Credential> {
  const token = await openPhoneSession(database.admin, stage.world, "liaison", unit().phone);
  return { kind: "session", token };
}

const read = <T>(who: Credential, fn: (scope: Scope) => Promise<T>) => withScope(who, "read", fn);

/** All pages one after the other: how long each was, and the ids in their order. */
async function walk<Row extends { id: string }>(
  page: (asked: PageAsked) => Promise<{ rows: readonly Row[]; next: string | null }>,
) {
  const lengths: number[] = [];
  const all: Row[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await page({ after });
    lengths.push(rows.length);
    all.push(...rows);
    after = next ?? undefined;
  } while (after !== undefined);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  return { lengths, all };
}

/** So many more of one row, each with what `more` says of the n-th. */
async function multiply(table: string, id: string, count: number, more: string): Promise<void> {
  await database.pastTriggers(
    `insert into ${table} select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()) || ${more})).*
     from ${table} o cross join generate_series(1, ${String(count)}) n where o.id = $1`,
    [id],
  );
}

async function asked(login: string, to: string, purpose: string): Promise<string> {
  const words = { title: "停车规划", matter: "三号地块改建停车场，请提意见。" };
  return (await execute(askOpinion, await stage.as(login), { to, purpose, ...words }, newId())).id;
}

const says = (id: string, version: number) => ({ id, version, text: "同意，建议夜间开放。" });

describe("opinions", () => {
  test("come fifty by fifty in each list, none twice and none left out, beside those of nobody else", async () => {
    const housing = department("housing");
    const open = await asked("secretary1", housing, "planning");
    const ended = await asked("secretary1", housing, "planning");
    await execute(answerOpinion, await stage.as("housingclerk"), says(ended, 1), newId());
    // Three of a day, so that pages end within one.
    await multiply(
      "opinion_request",
      open,
      120,
      "jsonb_build_object('due_on', o.due_on + n / 3, 'title', '待答' || n)",
    );
    await multiply("opinion_request", ended, 55, "jsonb_build_object('due_on', o.due_on - n / 2)");
    await execute(closeOpinion, await stage.as("secretary1"), says(ended, 2), newId());
    await multiply(
      "opinion_request",
      ended,
      104,
      "jsonb_build_object('asked_at', o.asked_at - make_interval(hours => n / 3))",
    );
    const lists = async (login: string) => {
      const who = await stage.as(login);
      const found = [];
      for (const list of opinionLists) {
        const { lengths, all } = await walk(async (one) => {
          const { lines, next } = await read(who, (scope) => opinionPage(scope, list, one));
          return { rows: lines, next };
        });
        expect(all.every(({ waits }) => waits === (list === "waiting"))).toBe(true);
        expect(all.every(({ status }) => (status === "closed") === (list === "closed"))).toBe(true);
        const order = all.map(({ dueOn, askedAt }) => (list === "closed" ? askedAt : dueOn));
        expect(order).toEqual(list === "closed" ? order.toSorted().reverse() : order.toSorted());
        found.push(lengths);
      }
      return found;
    };
    // It is the street's turn where there is an answer, the department's where there is none.
    const [answered, unanswered] = [
      [50, 5],
      [50, 50, 21],
    ];
    const closed = [50, 50, 5];
    expect(await lists("secretary1")).toEqual([answered, unanswered, closed]);
    expect(await lists("housingclerk")).toEqual([unanswered, answered, closed]);
    expect(await lists("org")).toEqual([[0], [50, 50, 50, 26], closed]);
    expect(await lists("cityclerk")).toEqual([[0], [0], [0]]);
    expect(await lists("secretary2")).toEqual([[0], [0], [0]]);
    // The row of others begins no page.
    const foreign = await read(await stage.as("secretary2"), (scope) =>
      opinionPage(scope, "closed", { after: ended }),
    );
    expect(foreign).toEqual({ lines: [], next: null });
    // The board has the first of each, and the way to the rest.
    const { waiting, under } = await read(await stage.as("secretary1"), opinionBoard);
    expect([waiting.lines.length, under.lines.length]).toEqual([boardSize, boardSize]);
    expect(waiting.next).toBe(waiting.lines.at(-1)?.id);
  });

  test("come to a unit's phone twenty by twenty, the open ones first", async () => {
    const open = await asked("community11", unit().id, "cooperation");
    await multiply(
      "opinion_request",
      open,
      24,
      "jsonb_build_object('asked_at', o.asked_at - make_interval(days => n / 2))",
    );
    const ended = await asked("community11", unit().id, "cooperation");
    await execute(closeOpinion, await stage.as("community11"), says(ended, 1), newId());
    await multiply(
      "opinion_request",
      ended,
      29,
      "jsonb_build_object('closed_at', o.closed_at - make_interval(days => n / 4))",
    );
    const who = await liaison();
    const { lengths, all } = await walk(async (one) => {
      const { opinions, next } = await read(who, (scope) => opinionsOfUnit(scope, one));
      return { rows: opinions, next };
    });
    expect(lengths).toEqual([20, 20, 15]);
    expect(all.map(({ status }) => status)).toEqual([
      ...Array<string>(25).fill("asked"),
      ...Array<string>(30).fill("closed"),
    ]);
  });
});

describe("rounds", () => {
  const raters = () => [
    ...["housing", "city", "water"].map(department),
    ...["street1.community1", "street1.community2"].map(office),
    unit().id,
  ];

  async function published() {
    const drawn = {
      title: "年度双向评议",
      about: "请评联系服务群众的情况。",
      questions: "联系服务群众 100",
      subjectIds: [department("housing")],
      raterIds: raters(),
      opensOn: "2026-03-02",
      closesOn: "2026-03-09",
    };
    const holder = await stage.as("secretary1");
    const { id } = await execute(draftRound, holder, drawn, newId());
    await execute(publishRound, holder, { id, version: 1 }, newId());
    return id;
  }

  test("come by pages to who holds them and to who rates; what waits comes first, and the oldest is rated too", async () => {
    const id = await published();
    // All are over but the first one; each has a box that nobody has voted in.
    await multiply(
      "review_round",
      id,
      120,
      `jsonb_build_object('opens_on', o.opens_on + n / 2, 'closes_on', o.closes_on + n / 2, 'status', 'closed',
         'closed_at', o.drafted_at, 'closed_by', '书记', 'closer_id', (select p.id from person p where p.tenant_id = o.tenant_id limit 1))`,
    );
    await database.pastTriggers(
      "insert into sec.review_box (tenant_id, round_id) select r.tenant_id, r.id from review_round r where r.id <> $1 and not exists (select from sec.review_box b where b.round_id = r.id)",
      [id],
    );
    const clerk = await stage.as("cityclerk");
    const own = await walk(async (one) => {
      const { rounds, next } = await read(clerk, (scope) => ownReviews(scope, one));
      return { rows: rounds, next };
    });
    expect(own.lengths).toEqual([50, 50, 21]);
    // It began before all others, and stands first because it waits.
    expect(own.all[0]).toMatchObject({ id, waits: true });
    const days = own.all.slice(1).map(({ opensOn }) => opensOn);
    expect(days).toEqual(days.toSorted().reverse());
    const vote = { id, scores: [`${department("housing")}.0.5`] };
    await execute(rateRound, clerk, vote, newId());
    // Rated it stands where its day is, far behind, and is found all the same.
    const [first] = (await read(clerk, ownReviews)).rounds;
    expect(first?.id).not.toBe(id);
    const held = async (login: string) => {
      const who = await stage.as(login);
      return walk(async (one) => {
        const { rounds, next } = await read(who, (scope) => heldRounds(scope, one));
        return { rows: rounds, next };
      });
    };
    const street = await held("secretary1");
    expect(street.lengths).toEqual([50, 50, 21]);
    expect(street.all.at(-1)?.id).toBe(id);
    expect((await held("secretary2")).lengths).toEqual([0]);
    expect((await held("cityclerk")).lengths).toEqual([0]);
  });

  test("the board costs at most twelve statements", async () => {
    for (const login of ["org", "secretary1", "community11", "housingclerk"]) {
      const who = await stage.as(login);
      const { statements } = await recordStatements(() =>
        read(who, async (scope) => {
          await opinionBoard(scope);
          await ownReviews(scope, { size: boardSize });
          await heldRounds(scope, { size: boardSize });
          await powersNow(scope);
        }),
      );
      expect(statements.length).toBeLessThanOrEqual(12);
    }
  });
});
