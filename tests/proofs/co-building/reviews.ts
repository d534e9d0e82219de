import { createRng } from "@/prisma/seed/content/random";
import { closeRound, publishRound } from "@/lib/affairs/reviews/commands/move-round";
import { draftRound } from "@/lib/affairs/reviews/commands/draft-round";
import { rateRound } from "@/lib/affairs/reviews/commands/rate";
import { roundDetail } from "@/lib/affairs/reviews/queries/rounds";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";
import { figure, type Figure } from "../figure";

const open = new Date("2026-03-02T10:00:00+08:00");
const over = new Date("2026-03-10T10:00:00+08:00");
/** 0 is what somebody does not know: it counts nowhere. */
const marks = [0, 1, 2, 3, 4, 5] as const;
const weights = [60, 40] as const;
/** From so many answers up a figure is told. */
const least = 5;

interface Ballot {
  subject: string;
  scores: number[];
}

/** What may be told of one subject, from its ballots themselves. */
function recount(ballots: readonly Ballot[]): { n: number | null; result: number | null } {
  const known = ballots.filter(({ scores }) => scores.some((score) => score > 0));
  const questions = weights.flatMap((weight, at) => {
    const answers = ballots.flatMap(({ scores }) => scores[at] ?? 0).filter((score) => score > 0);
    const mean = answers.reduce((sum, one) => sum + one, 0) / answers.length;
    return answers.length < least ? [] : [{ weight, mean }];
  });
  if (known.length < least || questions.length === 0) return { n: null, result: null };
  const whole = questions.reduce((sum, { weight }) => sum + weight, 0);
  const points = questions.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
  return { n: known.length, result: (points / whole) * 20 };
}

interface Rater {
  id: string;
  who: Credential;
}

/**
 * Rounds with chance scores, some of them open: what the screen's query tells of them against a count of the scores themselves, and
 * what a vote leaves in any table beside the one row of its round. Faults to plant: `hear`, what is counted is
 * not what was given, and `leave`, what somebody else writes beside a vote.
 */
export async function measureRounds(
  database: TestDatabase,
  {
    runs,
    hear = (score) => score,
    leave = () => Promise.resolve(),
  }: { runs: number; hear?: (score: number) => number; leave?: (id: string) => Promise<void> },
): Promise<Figure[]> {
  const stage = new Stage(database, "east");
  const rng = createRng("rounds");
  const wrong: string[] = [];
  const traces: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    await database.freeze(open);
    const raters = await ratersOf(stage);
    const subjects = [must(raters[0]).id, officeOf(stage, "street1")];
    const id = await publish(stage, raters, subjects);
    const ballots: Ballot[] = [];
    for (const [at, { id: own, who }] of raters.entries()) {
      const others = subjects.filter((one) => one !== own);
      const voted = others.map((subject) => ({
        subject,
        // Everybody knows something of the street: nobody votes without an answer.
        scores: [rng.pick(subject === others.at(-1) ? marks.slice(1) : marks), rng.pick(marks)],
      }));
      ballots.push(
        ...voted.map(({ subject, scores: heard }) => ({ subject, scores: heard.map(hear) })),
      );
      const scores = voted.flatMap(({ subject, scores: marked }) =>
        marked.map((score, question) => `${subject}.${String(question)}.${String(score)}`),
      );
      const watched = at === run % raters.length;
      const before = watched ? await everything(database) : null;
      await execute(rateRound, who, { id, scores }, newId());
      await leave(id);
      if (before !== null) traces.push(...(await changedIn(database, before)));
    }
    await database.freeze(over);
    const holder = await stage.as("secretary1");
    await execute(closeRound, holder, { id, version: 2 }, newId());
    const { subjects: told } = await withScope(holder, "read", (scope) => roundDetail(scope, id));
    for (const { id: subject, raters: n, result } of told) {
      const expected = recount(ballots.filter((one) => one.subject === subject));
      const near = (result ?? 0) - (expected.result ?? 0);
      if (
        n !== expected.n ||
        (result === null) !== (expected.result === null) ||
        Math.abs(near) > 0.0501
      ) {
        wrong.push(
          `run ${String(run)}: ${String(result)} of ${String(n)}, not ${JSON.stringify(expected)}`,
        );
      }
    }
  }
  await database.freeze(null);
  return [
    figure("co-building.rounds.runs", runs, ">= 1", "runs"),
    figure("co-building.rounds.wrong", wrong.length, "= 0", "results", wrong),
    figure("co-building.rounds.traces", traces.length, "= 0", "rows", traces),
  ];
}

function officeOf({ world }: Stage, key: string): string {
  return must(must(world.areas[key]).officeId);
}

async function ratersOf(stage: Stage): Promise<Rater[]> {
  const { world, database } = stage;
  const unit = must(world.units["unit1"]);
  const token = await openPhoneSession(database.admin, world, "liaison", unit.phone);
  const of = async (id: string, login: string) => ({ id, who: await stage.as(login) });
  return [
    await of(must(world.departments["housing"]).id, "housingclerk"),
    await of(must(world.departments["city"]).id, "cityclerk"),
    await of(must(world.departments["water"]).id, "waterclerk"),
    await of(officeOf(stage, "street1.community1"), "community11"),
    await of(officeOf(stage, "street1.community2"), "community12"),
    { id: unit.id, who: { kind: "session", token } },
  ];
}

async function publish(stage: Stage, raters: readonly Rater[], subjectIds: readonly string[]) {
  const holder = await stage.as("secretary1");
  const input = {
    title: "年度双向评议",
    about: "请评联系服务群众的情况。",
    questions: "联系服务群众 60\n办事效率 40",
    subjectIds,
    raterIds: raters.map(({ id }) => id),
    opensOn: "2026-03-02",
    closesOn: "2026-03-09",
  };
  const { id } = await execute(draftRound, holder, input, newId());
  await execute(publishRound, holder, { id, version: 1 }, newId());
  return id;
}

/** Every row of every table, as text: what a superuser could put together. */
async function everything({ admin }: TestDatabase): Promise<Map<string, Set<string>>> {
  const { rows } = await admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'pub', 'sec', 'auth') and c.relkind in ('r', 'p')`,
  );
  const all = new Map<string, Set<string>>();
  for (const { name } of rows) {
    const { rows: lines } = await admin.query<{ line: string }>(
      `select x::text as line from ${name} x`,
    );
    all.set(name, new Set(lines.map(({ line }) => line)));
  }
  return all;
}

async function changedIn(database: TestDatabase, before: Map<string, Set<string>>) {
  const after = await everything(database);
  return [...after].flatMap(([name, lines]) =>
    name === "sec.review_box"
      ? []
      : [...lines].filter((line) => before.get(name)?.has(line) !== true).map(() => name),
  );
}
