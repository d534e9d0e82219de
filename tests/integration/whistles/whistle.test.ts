import { beforeAll, describe, expect, test } from "vitest";
import { acknowledge } from "@/lib/affairs/whistles/commands/acknowledge";
import { arrive } from "@/lib/affairs/whistles/commands/arrive";
import { blow } from "@/lib/affairs/whistles/commands/blow";
import { confirm } from "@/lib/affairs/whistles/commands/confirm";
import { leave } from "@/lib/affairs/whistles/commands/leave";
import { refuse } from "@/lib/affairs/whistles/commands/refuse";
import { callDetail, responsesFor } from "@/lib/affairs/whistles/queries/call-detail";
import { callPage } from "@/lib/affairs/whistles/queries/calls";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

async function called(more: Record<string, unknown> = {}) {
  const { departments, areas } = stage.world;
  const { id } = await execute(
    blow,
    await stage.as("dispatcher1"),
    {
      kind: "emergency",
      areaId: must(areas["street1.community1.grid1"]).id,
      place: "三号楼前",
      title: "水管爆裂",
      matter: "请到现场关阀抢修。",
      organizationIds: [must(departments["housing"]).id, must(departments["city"]).id],
      ...more,
    },
    newId(),
  );
  return id;
}

async function call(id: string, login = "dispatcher1") {
  return withScope(await stage.as(login), "read", (scope) => callDetail(scope, id));
}

async function answerOf(login: string) {
  const page = await withScope(await stage.as(login), "read", responsesFor);
  return must(page.lines[0]);
}

describe("a whistle call", () => {
  test("from the call to the street's word, with what each side sees", async () => {
    const id = await called();
    const asked = await answerOf("housingclerk");
    expect(asked).toMatchObject({
      title: "水管爆裂",
      status: "called",
      verbs: ["arrive", "acknowledge", "refuse"],
    });

    const clerk = await stage.as("housingclerk");
    await execute(acknowledge, clerk, { id: asked.id, version: asked.version }, newId());
    await execute(arrive, clerk, { id: asked.id, version: 2, people: "王某等三人" }, newId());
    // 事不完，人不撤: whoever came does not go by their own word.
    expect(await answerOf("housingclerk")).toMatchObject({ status: "arrived", verbs: [] });
    const going = { id: asked.id, version: 3, text: "我们的活干完了，先走。" };
    await refused(execute(leave, clerk, going, newId()), "forbidden");

    const other = await answerOf("cityclerk");
    const reason = { text: "该管道不属于我单位管养。" };
    await execute(
      refuse,
      await stage.as("cityclerk"),
      { id: other.id, version: 1, ...reason },
      newId(),
    );

    const seen = await call(id);
    expect(seen.responses.map(({ status }) => status).sort()).toEqual(["arrived", "refused"]);
    const end = { id, version: seen.version, text: "阀门已关，水已排净。" };
    await execute(confirm, await stage.as("dispatcher1"), end, newId());
    const after = await call(id, "secretary1");
    expect(after).toMatchObject({
      status: "confirmed",
      outcome: "阀门已关，水已排净。",
      verbs: [],
    });
    expect(after.responses.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
  });

  test("the street lets one department go whose part is done, and nobody lets itself go", async () => {
    const id = await called();
    const { id: response, version } = await answerOf("housingclerk");
    const clerk = await stage.as("housingclerk");
    const here = { id: response, version, people: "王某等三人" };
    await execute(arrive, clerk, here, newId());
    const past = withScope(clerk, "write", ({ tx }) =>
      tx.whistleResponse.updateMany({
        where: { id: response },
        data: { status: "left", version: { increment: 1 } },
      }),
    );
    await expect(past).rejects.toThrow(/the street lets a department go/);
    const going = { id: response, version: version + 1, text: "阀门已关，后续由城管清理路面。" };
    await execute(leave, await stage.as("dispatcher1"), going, newId());
    const { responses } = await call(id);
    expect(responses.find((one) => one.id === response)).toMatchObject({ status: "left" });
  });

  test("a second confirmation, an old version and a foreign department are refused", async () => {
    const id = await called();
    const end = { id, version: 1, text: "已处置完毕。" };
    await execute(confirm, await stage.as("dispatcher1"), end, newId());
    await refused(execute(confirm, await stage.as("secretary1"), end, newId()), "conflict");
    await refused(
      execute(confirm, await stage.as("secretary1"), { ...end, version: 2 }, newId()),
      "wrong-status",
    );
    const asked = await answerOf("housingclerk");
    expect(asked.status).toBe("absent");
    const input = { id: asked.id, version: asked.version, text: "已经处理完毕。" };
    await refused(execute(leave, await stage.as("waterclerk"), input, newId()), "not-found");
  });

  test("two who note the same arrival: one is told that it has changed", async () => {
    await called();
    const asked = await answerOf("housingclerk");
    const input = { id: asked.id, version: asked.version, people: "王某" };
    const outcomes = await Promise.allSettled([
      execute(arrive, await stage.as("housingclerk"), input, newId()),
      execute(arrive, await stage.as("grid111"), input, newId()),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("an arrival before the call or tomorrow is advised against beside the field", async () => {
    await called();
    const asked = await answerOf("housingclerk");
    const clerk = await stage.as("housingclerk");
    const at = (arrivedAt: string) =>
      execute(arrive, clerk, { id: asked.id, version: 1, people: "王某", arrivedAt }, newId());
    expect((await refused(at("2020-01-01T08:00"), "invalid")).fields).toEqual({
      arrivedAt: "whistle.beforeCall",
    });
    expect((await refused(at("2099-01-01T08:00"), "invalid")).fields).toEqual({
      arrivedAt: "whistle.inFuture",
    });
  });

  test("no department, a place elsewhere and a time gone by are refused", async () => {
    const { areas } = stage.world;
    for (const organizationIds of [undefined, []]) {
      expect((await refused(called({ organizationIds }), "invalid")).fields).toEqual({
        organizationIds: "field.noDepartment",
      });
    }
    await refused(called({ areaId: must(areas["street2"]).id }), "not-found");
    expect((await refused(called({ arriveBy: "2020-01-01T08:00" }), "invalid")).fields).toEqual({
      arriveBy: "whistle.arriveByPast",
    });
  });

  test("another street sees nothing of it, and the list is two statements", async () => {
    const id = await called();
    const elsewhere = await withScope(await stage.as("dispatcher2"), "read", (scope) =>
      callPage(scope),
    );
    expect(elsewhere.lines).toEqual([]);
    await refused(call(id, "dispatcher2"), "not-found");
    const here = await withScope(await stage.as("community11"), "read", (scope) => callPage(scope));
    expect(here.lines.map((line) => line.id)).toContain(id);
  });

  test("the database allows no step backwards", async () => {
    const id = await called();
    await expect(
      database.admin.query(
        "update whistle_call set status = 'called', version = version + 2, ended_at = null where id = $1",
        [id],
      ),
    ).rejects.toThrow("version must move by one");
    await database.admin.query(
      "update whistle_call set status = 'cancelled', ended_at = called_at, version = version + 1 where id = $1",
      [id],
    );
    await expect(
      database.admin.query(
        "update whistle_call set status = 'called', version = version + 1, ended_at = null where id = $1",
        [id],
      ),
    ).rejects.toThrow("no way from cancelled to called");
  });
});
