import { beforeAll, expect, test } from "vitest";
import { beginTerm } from "@/lib/affairs/councils/commands/begin-term";
import { select } from "@/lib/affairs/councils/commands/steps";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const council = (key = "council11") => must(stage.world.councils[key]);
const early = {
  startsOn: "2026-06-01",
  approvalNo: "街道党工委〔2026〕9号",
  changeReason: "与社区党组织同步换届。",
};

async function seen(login = "community11", term?: number) {
  const { id } = council();
  return withScope(await stage.as(login), "read", (scope) => councilDetail(scope, id, term));
}

async function begin(login: string, more: Record<string, unknown> = {}) {
  const { id, version } = await seen();
  return execute(beginTerm, await stage.as(login), { id, version, ...early, ...more }, newId());
}

test("is for who prepares the council, and an early day needs the superior's approval", async () => {
  for (const login of ["secretary1", "dispatcher1"]) await refused(begin(login), "forbidden");
  await refused(begin("community12"), "not-found");
  const alone = await refused(begin("community11", { approvalNo: undefined }), "invalid");
  expect(alone.fields).toEqual({ approvalNo: "field.approvalMissing" });
  expect((await seen()).terms).toHaveLength(1);
});

test("a new term has the same seats, and everybody is proposed again from the first step", async () => {
  const before = await seen();
  const { phone, holderId } = council();
  const token = await openPhoneSession(database.admin, stage.world, "councillor", phone);
  await begin("community11");
  const after = await seen();
  expect(after.term).toMatchObject({
    number: 2,
    startsOn: "2026-06-01",
    endsOn: "2031-05-31",
    current: true,
    approvalNo: early.approvalNo,
  });
  expect(after.terms.map(({ endsOn }) => endsOn)).toEqual(["2031-05-31", "2026-05-31"]);
  const kinds = ({ seats }: typeof before) => seats.map(({ kind }) => kind);
  expect(kinds(after)).toEqual(kinds(before));
  for (const [index, seat] of after.seats.entries()) {
    const { holder } = must(before.seats[index]);
    expect(seat.holder).toBeNull();
    expect(seat.proposed.map(({ name, status }) => ({ name, status }))).toEqual(
      holder === null ? [] : [{ name: holder.name, status: "recommended" }],
    );
  }
  // The phone has come along unseen, and who has left enters no more.
  const { rows } = await database.admin.query(
    `select n.phone_index = o.phone_index and n.phone_cipher = o.phone_cipher as same, o.status, o.end_reason
     from seat_holder o join seat_holder n on n.name = o.name and n.council_id = o.council_id and n.status = 'recommended'
     where o.id = $1`,
    [holderId],
  );
  expect(rows).toEqual([{ same: true, status: "ended", end_reason: "term_end" }]);
  await expect(
    withScope({ kind: "session", token }, "read", () => Promise.resolve(1)),
  ).rejects.toThrow();
});

test("the term before stays to be read, and nothing in it is changed any more", async () => {
  const past = await seen("secretary1", 1);
  expect(past).toMatchObject({ own: false, term: { number: 1, current: false } });
  expect(past.seats.every(({ closed }) => closed?.reason === "term_end")).toBe(true);
  const sat = past.seats.flatMap((seat) => seat.past);
  expect(sat.length).toBeGreaterThan(1);
  for (const person of sat) {
    expect(person.verbs).toEqual([]);
    expect(person).toMatchObject({ endReason: "term_end", until: "2026-05-31" });
  }
});

test("the steps go on with the new term, and a second change at once is told of the first", async () => {
  const { id, version, seats } = await seen();
  const person = must(seats.flatMap(({ proposed }) => proposed)[0]);
  const step = { id: person.id, version: person.version, day: "2026-06-02" };
  await execute(select, await stage.as("community11"), step, newId());
  const stale = { id, version: version - 1, ...early, startsOn: "2026-08-01" };
  expect(
    await overtaken(execute(beginTerm, await stage.as("community11"), stale, newId())),
  ).toMatchObject({ by: "社区书记11" });
});

test("the seat of an organization that is gone is not taken over", async () => {
  const { id } = council("council1");
  const read = async () =>
    withScope(await stage.as("secretary1"), "read", (scope) => councilDetail(scope, id));
  const { version, seats } = await read();
  await database.pastTriggers("update organization set valid_to = '2026-05-01' where id = $1", [
    council("council1").organizationId,
  ]);
  await execute(beginTerm, await stage.as("secretary1"), { id, version, ...early }, newId());
  expect((await read()).seats.map(({ kind }) => kind)).toEqual(
    seats.map(({ kind }) => kind).filter((kind) => kind !== "part_time"),
  );
});

test("nobody has a phone copied to a council or an organization of another place", async () => {
  const { holderId } = council();
  const other = council("council21");
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from seat_holder where seat_id = $1",
    [other.seatId],
  );
  await withScope(
    await stage.as("community11"),
    "write",
    ({ tx }) =>
      tx.$queryRaw`select sec.propose_again(${[holderId]}::uuid[], ${[newId()]}::uuid[], ${[other.seatId]}::uuid[])`,
  );
  const after = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from seat_holder where seat_id = $1",
    [other.seatId],
  );
  expect(after.rows).toEqual(rows);
});
