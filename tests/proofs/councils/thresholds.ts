import { termRemindersDue } from "@/lib/ground/party/queries/due";
import { partyDetail } from "@/lib/ground/party/queries/detail";
import { partyNumbers, termYears } from "@/lib/ground/party/queries/numbers";
import { rangesOf } from "@/lib/affairs/councils/queries/ranges";
import { withScope } from "@/lib/platform/db/scope";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { figure, type Figure } from "../figure";
import { Play } from "./play";

/** The numbers that DOMAIN §5.1, §6.1 and §6.2 state, as a new district has them. */
const stated = {
  minFull: 3,
  committeeFrom: 7,
  maxMembers: 50,
  generalFrom: 50,
  committeeAt: 100,
  jointUnits: 5,
  community: 5,
  other: 3,
  fullTimeMax: 2,
  partTimeMin: 7,
  partTimeMax: 9,
};

const own = "community11";
const today = "2026-06-01";

/** A case on one side of a border: what is entered, and whether the page must show this finding so. */
interface Border {
  what: string;
  rule: string;
  /** How it is shown; null = not at all. */
  tone: "ok" | "hint" | "warn" | null;
  make: () => Promise<string>;
}

/**
 * Every threshold of Party organizations on both of its sides: entered by the product's commands, read from the page's
 * own query, and the reminders of terms by the worker's. `sides` and `due` plant a fault: fewer cases, another query.
 */
export async function measureThresholds(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { sides, due = termRemindersDue }: { sides?: number; due?: typeof termRemindersDue } = {},
): Promise<Figure[]> {
  await database.freeze(new Date(`${today}T02:00:00Z`));
  const play = new Play(database, commands);
  const credential = await play.stage.as("org");
  const numbers = await withScope(credential, "read", async (scope) => ({
    ...(await partyNumbers(scope)),
    ...(await termYears(scope)),
    ...(await rangesOf(scope)),
  }));
  const others = Object.entries(stated).filter(([key, n]) => Reflect.get(numbers, key) !== n);
  const wrong: string[] = [];
  const cases = borders(play).slice(0, sides);
  for (const { what, rule, tone, make } of cases) {
    const id = await make();
    const { findings } = await withScope(credential, "read", (scope) => partyDetail(scope, id));
    const shown = findings.find((one) => one.rule === rule)?.tone ?? null;
    if (shown !== tone) wrong.push(`${what}: ${rule} ${String(shown)}`);
  }
  const reminders = await remindersWrong(play, due);
  await database.freeze(null);
  return [
    figure(
      "councils.numbers",
      others.length,
      "= 0",
      "numbers that are not as stated",
      others.map(String),
    ),
    figure("councils.borders", cases.length, ">= 20", "sides of thresholds"),
    figure("councils.borders.wrong", wrong.length, "= 0", "sides told wrongly", wrong),
    figure("councils.reminders.wrong", reminders.length, "= 0", "reminders", reminders),
  ];
}

function borders(play: Play): Border[] {
  const setUp = (more: Record<string, unknown> = {}, login = own) =>
    play.run(login, "party.setUp", {
      parentId: play.party("community11"),
      kind: "branch.own",
      areaId: play.area("street1.community1"),
      establishedOn: "2020-01-01",
      name: "第一中学党支部",
      ...more,
    });
  const counted = async (full: number, id?: string, day = "2026-05-01", login = own) => {
    const branch = id ?? (await setUp());
    const input = { id: branch, day, full: String(full), probationary: "9" };
    await play.run(login, "party.count", input);
    return branch;
  };
  /** A committee of the second community with this many full members in one branch below it. */
  const committee = async (kind: string, full: number) => {
    const areaId = play.area("street1.community2");
    const top = await setUp({ parentId: play.party("street1"), kind, areaId }, "secretary1");
    const below = await setUp({ parentId: top, areaId }, "community12");
    await counted(full, below, "2026-05-01", "community12");
    return top;
  };
  const joint = async (units: number) => {
    const unitIds: string[] = [];
    for (let n = 0; n < units; n += 1) unitIds.push(await play.newUnit(`联合单位${String(n)}`));
    return setUp({ kind: "branch.joint", unitIds });
  };
  const project = (endsOn: string) =>
    setUp({ kind: "branch.project", purpose: "加装电梯", establishedOn: "2026-01-01", endsOn });
  const functional = (endsOn: string) =>
    setUp({ kind: "branch.functional", purpose: "物业服务", endsOn });
  const of = (
    rule: string,
    ...sides: readonly (readonly [string, Border["tone"], () => Promise<string>])[]
  ): Border[] => sides.map(([what, tone, make]) => ({ rule, what, tone, make }));
  return [
    ...of("minFull", ["2", "warn", () => counted(2)], ["3", "ok", () => counted(3)]),
    ...of("officer", ["6", "hint", () => counted(6)], ["7", null, () => counted(7)]),
    ...of("board", ["6", null, () => counted(6)], ["7", "hint", () => counted(7)]),
    ...of("maxMembers", ["50", null, () => counted(50)], ["51", "warn", () => counted(51)]),
    ...of(
      "general",
      ["49", "hint", () => committee("general_branch.community", 49)],
      ["50", "ok", () => committee("general_branch.community", 50)],
    ),
    ...of(
      "committee",
      ["99", "hint", () => committee("committee.community", 99)],
      ["100", "ok", () => committee("committee.community", 100)],
    ),
    ...of("jointUnits", ["5", null, () => joint(5)], ["6", "warn", () => joint(6)]),
    ...of(
      "projectSpan",
      ["a day short of six months", "hint", () => project("2026-06-30")],
      ["six months", null, () => project("2026-07-01")],
    ),
    ...of(
      "lifeOver",
      ["ended yesterday", "warn", () => functional("2026-05-31")],
      ["ends today", null, () => functional("2026-06-01")],
    ),
    ...of(
      "counted",
      ["nobody has counted", "warn", () => setUp()],
      ["counted", null, () => counted(5)],
    ),
    ...of(
      "fresh",
      ["counted more than a year ago", "warn", () => counted(5, undefined, "2025-05-31")],
      ["counted a year ago", null, () => counted(5, undefined, "2025-06-01")],
    ),
  ];
}

/** Six, three and one month before the end of a term, and not a day earlier. */
async function remindersWrong(play: Play, query: typeof termRemindersDue): Promise<string[]> {
  const { termId } = must(play.stage.world.party["branch11"]);
  const due: readonly (readonly [string, number | null])[] = [
    ["2026-12-02", null],
    ["2026-12-01", 6],
    ["2026-09-02", 6],
    ["2026-09-01", 3],
    ["2026-07-02", 3],
    ["2026-07-01", 1],
  ];
  const wrong: string[] = [];
  for (const [endsOn, months] of due) {
    const set =
      "update party_term set starts_on = $2::date - 1000, ends_on = $2, reminded = null where id = $1";
    await play.database.pastTriggers(set, [termId, endsOn]);
    const all = await withScope(play.stage.job, "read", query);
    const told = all.find((one) => one.id === termId)?.months ?? null;
    if (told !== months) wrong.push(`${endsOn}: ${String(told)}`);
  }
  return wrong;
}
