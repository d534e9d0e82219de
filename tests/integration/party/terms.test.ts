import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { remindTerm } from "@/lib/ground/party/commands/remind-term";
import { setUpParty } from "@/lib/ground/party/commands/set-up";
import { elect, extendTerm } from "@/lib/ground/party/commands/terms";
import { partyDetail } from "@/lib/ground/party/queries/detail";
import { termRemindersDue } from "@/lib/ground/party/queries/due";
import { partyPage } from "@/lib/ground/party/queries/tree";
import { addMonths } from "@/lib/ground/party/rules/terms";
import { execute } from "@/lib/platform/command";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { localDay } from "@/lib/platform/core/time-zone";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
let id: string;
let termId: string;
const today = isoDateOf(localDay(Date.now(), "Asia/Shanghai"));
const days = (n: number) => isoDateOf(localDay(Date.now(), "Asia/Shanghai") + n);
const paper = "街工委〔2026〕7号";

beforeAll(() => {
  stage = new Stage(database, "east");
});

beforeEach(async () => {
  const secretary = await stage.as("community11");
  const input = {
    parentId: must(stage.world.party["community11"]).id,
    kind: "branch.own",
    areaId: must(stage.world.areas["street1.community1"]).id,
    establishedOn: "2020-01-01",
    name: "某校党支部",
  };
  id = (await execute(setUpParty, secretary, input, newId())).id;
  await execute(elect, secretary, { id, version: 1, day: "2024-01-01" }, newId());
  termId = must((await detail()).terms[0]).id;
});

/** The present term ends on this day. */
async function endsOn(day: string) {
  await database.pastTriggers(
    "update party_term set starts_on = $2::date - 1000, ends_on = $2 where id = $1",
    [termId, day],
  );
}

async function detail() {
  return withScope(await stage.as("community11"), "read", (scope) => partyDetail(scope, id));
}

async function hold(day: string, documentNo?: string, login = "community11") {
  const { version } = await detail();
  return execute(elect, await stage.as(login), { id, version, day, documentNo }, newId());
}

async function extend(day: string, more: Record<string, unknown> = {}, login = "community11") {
  const { version } = await detail();
  const input = { id, version, day, documentNo: paper, reason: "两校合并。", ...more };
  return execute(extendTerm, await stage.as(login), input, newId());
}

async function due(): Promise<number[]> {
  const all = await withScope(stage.job, "read", termRemindersDue);
  return all.filter((one) => one.id === termId).map(({ months }) => months);
}

describe("terms", () => {
  test("an election in the last month begins the next term of three years", async () => {
    await endsOn(days(10));
    await hold(days(-2));
    const { terms } = await detail();
    expect(terms.map(({ number, endedOn }) => [number, endedOn])).toEqual([
      [2, null],
      [1, days(-2)],
    ]);
    expect(terms[0]).toMatchObject({ startsOn: days(-2), state: "running", approval: null });
    expect(terms[0]?.endsOn).toBe(isoDateOf(localDayOf(addMonths(days(-2), 36)) - 1));
  });

  test("early and late only with the number of an approval", async () => {
    await endsOn(addMonths(today, 8));
    await refused(hold(today), "invalid");
    await hold(today, paper);
    expect((await detail()).terms[0]?.approval).toBe(paper);
  });

  test("late", async () => {
    await endsOn(days(-40));
    await refused(hold(days(-3)), "invalid");
    await refused(hold(days(3), paper), "invalid");
    await refused(hold(days(-3), paper, "secretary1"), "forbidden");
    await hold(days(-3), paper);
    expect((await detail()).terms[0]).toMatchObject({ number: 2, approval: paper });
  });

  test("an extension needs an approval, lasts a year at most, and then the election is at its time", async () => {
    await endsOn(days(-10));
    expect((await detail()).terms[0]?.state).toBe("overdue");
    await refused(extend(days(-10)), "invalid");
    await refused(extend(addMonths(days(-10), 13)), "invalid");
    await refused(extend(days(60), { documentNo: undefined }), "invalid");
    await refused(extend(days(60), {}, "secretary1"), "forbidden");
    await extend(days(60));
    expect((await detail()).terms[0]).toMatchObject({
      state: "extended",
      extendedTo: days(60),
      extensionDocument: paper,
    });
    await hold(days(-1));
    expect((await detail()).terms).toHaveLength(2);
  });

  test("what is not elected has no term", async () => {
    const group = must(stage.world.party["group11"]).id;
    const input = { id: group, version: 1, day: days(-1) };
    await refused(execute(elect, await stage.as("community11"), input, newId()), "wrong-status");
  });

  test("six, three and one month ahead, each once; the list of the page shows it", async () => {
    await endsOn(addMonths(today, 7));
    expect(await due()).toEqual([]);
    for (const months of [6, 3, 1]) {
      await endsOn(addMonths(today, months - 1));
      expect(await due()).toEqual([months]);
      await execute(remindTerm, stage.job, { id: termId, months }, newId());
      expect(await due()).toEqual([]);
      await refused(execute(remindTerm, stage.job, { id: termId, months }, newId()), "not-found");
    }
    const { lines } = await withScope(await stage.as("community11"), "read", (scope) =>
      partyPage(scope, { show: "terms" }),
    );
    expect(lines.map((line) => line.id)).toContain(id);
  });

  test("the secretary of the place is told, and nobody else", async () => {
    await endsOn(addMonths(today, 2));
    await execute(remindTerm, stage.job, { id: termId, months: 3 }, newId());
    await tellAll();
    const { rows } = await database.admin.query<{ role: string; slots: { organization: string } }>(
      `select d.role, n.slots from notification n join duty d on d.id = n.duty_id
       where n.kind = 'partyTerm' and n.slots->>'organization' = $1`,
      ["某校党支部"],
    );
    expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(["community_secretary"]));
  });

  test("the database keeps what is over as it was", async () => {
    await endsOn(days(5));
    await hold(days(-1));
    const change =
      "update party_term set ends_on = ends_on + 1, version = version + 1 where id = $1";
    await expect(stage.pastCommands(change, [termId])).rejects.toThrow("stays as it was");
  });
});

async function tellAll() {
  for (let events = 1; events > 0;) {
    ({ events } = await execute(tell, stage.job, {}, newId()));
  }
}

function localDayOf(day: string): number {
  return Date.parse(day) / 86_400_000;
}
