import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { note } from "@/lib/affairs/tickets/commands/note";
import { report } from "@/lib/affairs/tickets/commands/report";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { Refusal } from "@/lib/platform/core/refusal";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
const count = async (sql: string, ...values: unknown[]) => {
  const { rows } = await database.admin.query<{ n: number }>(sql, values);
  return must(rows[0]).n;
};

function order(department = "housing") {
  return {
    organizationId: must(stage.world.departments[department]).id,
    urgency: "routine",
    task: "请到现场查看并处理。",
  };
}

describe("two at once", () => {
  test("one dispatches, the other learns who was faster", async () => {
    const { id } = await stage.report();
    const [one, two] = [await stage.as("dispatcher1"), await stage.as("center")];
    const at = { id, version: 1 };
    const outcomes = await Promise.allSettled([
      execute(dispatch, one, { ...at, ...order("housing") }, newId()),
      execute(dispatch, two, { ...at, ...order("water") }, newId()),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost: unknown = outcomes.find((one) => one.status === "rejected")?.reason;
    if (!(lost instanceof Refusal)) throw new Error(`no refusal: ${String(lost)}`);
    const winner = must(
      stage.world.people[outcomes[0].status === "fulfilled" ? "dispatcher1" : "center"],
    );
    expect(lost).toMatchObject({ code: "conflict", reason: "conflict.ticket.dispatched" });
    expect(lost.values["by"]).toBe(winner.name);
    expect(await count("select count(*)::int as n from assignment where ticket_id = $1", id)).toBe(
      1,
    );
  });

  test("an older page is told what happened since; words do not collide", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const stale = execute(
      dispatch,
      await stage.as("dispatcher1"),
      { id, version: 1, ...order() },
      newId(),
    );
    expect((await refused(stale, "conflict")).reason).toBe("conflict.ticket.dispatched");
    const words = { id, version: 1, text: "已经电话联系。" };
    await execute(note, await stage.as("dispatcher1"), words, newId());
  });

  test("the resident withdraws while the clerk accepts: both end well", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, receipt } = await stage.ticketAt("dispatched");
      const outcomes = await Promise.allSettled([
        execute(withdraw, receipt, { confirm: "yes" }, newId()),
        stage.onWork("housingclerk", accept, id),
      ]);
      const faults = outcomes.flatMap((one) =>
        one.status === "rejected" && !(one.reason instanceof Refusal) ? [String(one.reason)] : [],
      );
      expect(faults).toEqual([]);
    }
  });
});

describe("a retry", () => {
  test("with the same key does nothing twice and tells the same", async () => {
    const { id } = await stage.report();
    const dispatcher = await stage.as("dispatcher1");
    const key = newId();
    const raw = { id, version: 1, ...order() };
    const first = await execute(dispatch, dispatcher, raw, key);
    expect(await execute(dispatch, dispatcher, raw, key)).toEqual(first);
    expect(await count("select count(*)::int as n from assignment where ticket_id = $1", id)).toBe(
      1,
    );
  });

  test("of a report gives the same number", async () => {
    const { number, key } = await stage.report();
    const raw = { text: "楼道里的灯又坏了。", categoryId: newId(), address: "1号楼" };
    expect(await execute(report, stage.visitor, raw, key)).toEqual({ number });
  });

  test("sent twice at once makes one ticket", async () => {
    const key = newId();
    const raw = {
      text: "垃圾桶旁边有大件家具没人收。",
      categoryId: must(stage.world.categories["0102"]),
      areaId: must(stage.world.areas["street1.community1"]).id,
    };
    const both = await Promise.allSettled([
      execute(report, stage.visitor, raw, key),
      execute(report, stage.visitor, raw, key),
    ]);
    const told = both.map((one) =>
      one.status === "fulfilled" ? one.value.number : String(one.reason),
    );
    expect(told[0]).toBe(told[1]);
    expect(await count("select count(*)::int as n from ticket where text like '垃圾桶旁边%'")).toBe(
      1,
    );
  });
});

describe("what does not fit is refused by field", () => {
  test.each([
    ["a text too long", { task: "长".repeat(1001) }, { task: "field.tooLong" }],
    ["a text too short", { task: "去" }, { task: "field.tooShort" }],
    ["an unknown urgency", { urgency: "soon" }, { urgency: "field.choose" }],
    ["wrong types", { task: 7, version: "x" }, { task: "field.required", version: "field.number" }],
    ["an unknown organization", { organizationId: newId() }, { organizationId: "field.choose" }],
    ["a field too many", { extra: 1 }, { form: "field.invalid" }],
    [
      "more time than the rules give",
      { shortenTo: "2099-01-01T10:00", shortenReason: "急" },
      { shortenTo: "shorten.lengthened" },
    ],
    [
      "less time without a reason",
      { shortenTo: "2099-01-01T10:00" },
      { shortenTo: "shorten.lengthened" },
    ],
  ])("%s", async (_what, input, fields) => {
    const { id } = await stage.report();
    const raw = { id, version: 1, ...order(), ...input };
    const no = await refused(
      execute(dispatch, await stage.as("dispatcher1"), raw, newId()),
      "invalid",
    );
    expect(no.fields).toEqual(fields);
    expect((await stage.ticket(id)).version).toBe(1);
  });

  test("a photo that is none", async () => {
    const fake = new File([new TextEncoder().encode("<svg onload=alert(1)>")], "a.jpg");
    const raw = { text: "看这张照片就知道。", photos: [fake] };
    const { receipt, id } = await stage.report();
    const no = await refused(execute(addFacts, receipt, raw, newId()), "invalid");
    expect(no.fields).toEqual({ photos: "field.photo" });
    expect(await count("select count(*)::int as n from message where ticket_id = $1", id)).toBe(0);
  });

  test("a report without any place, and one under a heading", async () => {
    await expect(stage.report({ areaId: undefined })).rejects.toMatchObject({
      fields: { areaId: "field.place" },
    });
    const heading = { categoryId: must(stage.world.categories["01"]) };
    await expect(stage.report(heading)).rejects.toMatchObject({
      fields: { categoryId: "field.choose" },
    });
  });
});

describe("what one may not see is not there", () => {
  test("unknown ids, and ids of another district, another street, another department", async () => {
    const foreign = await beta.ticketAt("dispatched");
    const own = await stage.ticketAt("dispatched");
    const work = await beta.assignment(foreign.id);
    const ownWork = await stage.assignment(own.id);
    const text = { text: "看看而已。" };
    const tries = [
      ["dispatcher1", newId()],
      ["center", foreign.id],
      ["dispatcher2", own.id],
      ["housingclerk", own.id],
      ["admin", own.id],
    ] as const;
    for (const [login, id] of tries) {
      const raw = { id, version: 1, ...text };
      const no = await refused(execute(note, await stage.as(login), raw, newId()), "not-found");
      expect(no.reason).toBe("refusal.notFound");
    }
    for (const [login, id] of [
      ["housingclerk", work.id],
      ["waterclerk", ownWork.id],
      ["admin", ownWork.id],
    ] as const) {
      const raw = { id, version: 1 };
      await refused(execute(accept, await stage.as(login), raw, newId()), "not-found");
    }
  });

  test("a foreign organization, category or area cannot be named", async () => {
    const { id } = await stage.report();
    const housing = must(beta.world.departments["housing"]).id;
    const raw = { id, version: 1, ...order(), organizationId: housing };
    const no = await refused(
      execute(dispatch, await stage.as("dispatcher1"), raw, newId()),
      "invalid",
    );
    expect(no.fields).toEqual({ organizationId: "field.choose" });
    await expect(
      stage.report({ categoryId: must(beta.world.categories["0102"]) }),
    ).rejects.toMatchObject({ fields: { categoryId: "field.choose" } });
    await expect(
      stage.report({ areaId: must(beta.world.areas["street1"]).id }),
    ).rejects.toMatchObject({ fields: { areaId: "field.choose" } });
  });

  test("a wrong code opens nothing", async () => {
    const { receipt } = await stage.report();
    const wrong = { ...receipt, code: "AAAA-AAAA-AAAA" };
    await expect(execute(withdraw, wrong, { confirm: "yes" }, newId())).rejects.toThrow(DoorClosed);
  });

  test("photos belong to the organization that took them", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const own = {
      result: "已经处理好了，请核查。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
      after: [await photo()],
    };
    await stage.onWork("housingclerk", submit, id, own);
    const { rows } = await database.admin.query(
      "select purpose, organization_id, for_resident from attachment where ticket_id = $1",
      [id],
    );
    const housing = must(stage.world.departments["housing"]).id;
    expect(rows).toEqual([{ purpose: "after", organization_id: housing, for_resident: true }]);
  });
});
