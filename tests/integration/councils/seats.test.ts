import { beforeAll, describe, expect, test } from "vitest";
import { addSeat } from "@/lib/affairs/councils/commands/add-seat";
import { closeSeat } from "@/lib/affairs/councils/commands/close-seat";
import { end } from "@/lib/affairs/councils/commands/end";
import { recommend } from "@/lib/affairs/councils/commands/recommend";
import { setUp } from "@/lib/affairs/councils/commands/set-up";
import { appoint, approve, publish, select } from "@/lib/affairs/councils/commands/steps";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilList } from "@/lib/affairs/councils/queries/list";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
let councilId: string;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await freshTerm();
});

const paper = "党工委〔2026〕3号";

async function seen(login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => councilDetail(scope, councilId));
}

/** The community's council of the test world stays as the others need it; another district's stay away. */
async function freshTerm() {
  councilId = must(stage.world.councils["council11"]).id;
  await add("full_time", officeId("street1.community1"));
}

function officeId(area: string): string {
  return must(must(stage.world.areas[area]).officeId);
}

async function add(kind: string, organizationId: string) {
  const { version } = await seen();
  const input = { id: councilId, version, kind, organizationId };
  return execute(addSeat, await stage.as("community11"), input, newId());
}

/** A deputy's seat for the housing department, empty. */
async function emptySeat() {
  const before = new Set((await seen()).seats.map(({ id }) => id));
  await add("deputy", must(stage.world.departments["housing"]).id);
  return must((await seen()).seats.find(({ id }) => !before.has(id)));
}

async function seat(id: string) {
  return must((await seen()).seats.find((one) => one.id === id));
}

async function proposed(seatId: string, name = "吴代表", more: Record<string, unknown> = {}) {
  const { version } = await seat(seatId);
  const input = { id: seatId, version, name, title: "副校长", day: "2026-02-01", ...more };
  await execute(recommend, await stage.as("community11"), input, newId());
  return must((await seat(seatId)).proposed.find((one) => one.name === name));
}

async function appointed(seatId: string, name = "吴代表", day = "2026-02-04") {
  const { id } = await proposed(seatId, name);
  const secretary = await stage.as("community11");
  await execute(select, secretary, { id, version: 1, day: "2026-02-02" }, newId());
  const agreed = { id, version: 2, day: "2026-02-03", documentNo: paper };
  await execute(approve, await stage.as("secretary1"), agreed, newId());
  return execute(appoint, secretary, { id, version: 3, day, documentNo: paper }, newId());
}

describe("a council's seats", () => {
  test("from the recommendation to the publication, with the numbers of the papers", async () => {
    const { id } = await emptySeat();
    await appointed(id);
    const holder = must((await seat(id)).holder);
    expect(holder).toMatchObject({ name: "吴代表", since: "2026-02-04", status: "appointed" });
    const input = { id: holder.id, version: 4, day: "2026-02-10" };
    await execute(publish, await stage.as("community11"), input, newId());
    const after = must((await seat(id)).holder);
    expect(after.steps.map(({ step, documentNo }) => [step, documentNo])).toEqual([
      ["recommended", null],
      ["selected", null],
      ["approved", paper],
      ["appointed", paper],
      ["published", null],
    ]);
  });

  test("steps come in their order, by who is for them, on days that follow each other", async () => {
    const { id: seatId } = await emptySeat();
    const { id } = await proposed(seatId);
    const own = await stage.as("community11");
    const street = await stage.as("secretary1");
    const step = { id, version: 1, day: "2026-02-02", documentNo: paper };
    await refused(execute(approve, street, step, newId()), "wrong-status");
    await refused(execute(select, street, step, newId()), "forbidden");
    await refused(execute(select, own, { ...step, day: "2026-01-31" }, newId()), "invalid");
    await refused(execute(select, own, { ...step, day: "2099-01-01" }, newId()), "invalid");
    await execute(select, own, step, newId());
    await refused(execute(approve, own, { ...step, version: 2 }, newId()), "forbidden");
    const bare = { id, version: 2, day: "2026-02-03" };
    await refused(execute(approve, street, bare, newId()), "invalid");
  });

  test("a seat is filled by one at a time, within the term", async () => {
    const { id } = await emptySeat();
    await appointed(id);
    await refused(appointed(id, "郑代表"), "wrong-status");
    const other = await emptySeat();
    const { id: holderId } = await proposed(other.id, "王代表", { day: "2025-06-01" });
    const own = await stage.as("community11");
    await execute(select, own, { id: holderId, version: 1, day: "2025-06-02" }, newId());
    const agreed = { id: holderId, version: 2, day: "2025-06-03", documentNo: paper };
    await execute(approve, await stage.as("secretary1"), agreed, newId());
    const early = { id: holderId, version: 3, day: "2025-06-04", documentNo: paper };
    await refused(execute(appoint, own, early, newId()), "invalid");
    await execute(appoint, own, { ...early, day: "2026-01-01" }, newId());
  });

  test("a second secretary, a second first secretary and a second part-time seat of one unit are refused", async () => {
    const office = officeId("street1.community1");
    await refused(add("secretary", office), "limit");
    await add("first_secretary", office);
    await refused(add("first_secretary", office), "limit");
    await refused(
      add("part_time", must(stage.world.councils["council11"]).organizationId),
      "invalid",
    );
    await add("full_time", office);
    await refused(add("full_time", office), "limit");
  });

  test("a closed unit gets no seat, and its seat nobody new", async () => {
    const { id } = await emptySeat();
    const housing = must(stage.world.departments["housing"]).id;
    const close = "update organization set valid_to = $2 where id = $1";
    await database.pastTriggers(close, [housing, "2026-03-01"]);
    try {
      await refused(add("deputy", housing), "invalid");
      await refused(proposed(id), "wrong-status");
      expect((await seat(id)).unitClosed).toBe(true);
    } finally {
      await database.pastTriggers(close, [housing, null]);
    }
  });

  test("an inactive member is replaced; the one before stays in the seat's history", async () => {
    const { id } = await emptySeat();
    await appointed(id, "钱代表");
    const before = must((await seat(id)).holder);
    const left = {
      id: before.id,
      version: before.version,
      reason: "inactive",
      text: "多次不参加议事，经单位同意调整。",
      day: "2026-06-01",
    };
    const own = await stage.as("community11");
    await refused(execute(end, own, { ...left, day: "2026-01-01" }, newId()), "invalid");
    await refused(execute(end, own, { ...left, name: "孔代表" }, newId()), "invalid");
    const successor = { name: "孔代表", title: "办公室主任", phone: "13512345678" };
    await execute(end, own, { ...left, ...successor }, newId());
    const after = await seat(id);
    expect(after.holder).toBeNull();
    expect(after.proposed[0]).toMatchObject({ name: "孔代表", phoneMasked: "135****5678" });
    expect(after.past[0]).toMatchObject({ name: "钱代表", endReason: "inactive" });
    await refused(execute(end, own, { ...left, version: 5 }, newId()), "wrong-status");
  });

  test("a seat is closed with who is on it; the secretary's stays", async () => {
    const { id } = await emptySeat();
    await appointed(id);
    const { version } = await seat(id);
    const own = await stage.as("community11");
    const input = { id, version, reason: "unit_moved", day: "2026-06-01" };
    await execute(closeSeat, own, input, newId());
    expect(await seat(id)).toMatchObject({
      holder: null,
      closed: { on: "2026-06-01", reason: "unit_moved" },
      past: [{ endReason: "seat_closed", until: "2026-06-01" }],
    });
    const secretary = must((await seen()).seats.find(({ kind }) => kind === "secretary"));
    const wrong = { ...input, id: secretary.id, version: secretary.version };
    await refused(execute(closeSeat, own, wrong, newId()), "wrong-status");
  });

  test("each level sets up its own council once, with a secretary's and a full-time seat", async () => {
    const org = await stage.as("org");
    const input = {
      name: "区域化党建联席会议",
      establishedOn: "2026-01-05",
      startsOn: "2026-01-05",
    };
    await refused(execute(setUp, org, { ...input, startsOn: "2099-01-01" }, newId()), "invalid");
    await refused(execute(setUp, org, { ...input, endsOn: "2031-01-05" }, newId()), "invalid");
    await refused(execute(setUp, org, { ...input, startsOn: "2026-01-04" }, newId()), "invalid");
    const { id } = await execute(setUp, org, input, newId());
    await refused(execute(setUp, org, input, newId()), "invalid");
    await refused(execute(setUp, await stage.as("dispatcher1"), input, newId()), "forbidden");
    const list = await withScope(org, "read", councilList);
    expect(list.toSetUp).toBeNull();
    expect(list.lines[0]).toMatchObject({
      id,
      level: "district",
      term: { number: 1, endsOn: "2031-01-04" },
      seats: 2,
      filled: 0,
      unmet: ["secretary"],
    });
  });

  test("a street reads the councils of its range and no other's", async () => {
    const list = await withScope(await stage.as("dispatcher1"), "read", councilList);
    const ids = list.lines.map(({ id }) => id);
    expect(ids).toContain(councilId);
    expect(ids).not.toContain(must(stage.world.councils["council21"]).id);
    await refused(seen("community21"), "not-found");
    expect((await seen("dispatcher1")).own).toBe(false);
  });
});
