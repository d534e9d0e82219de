import { beforeAll, expect, test } from "vitest";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { setPower } from "@/lib/affairs/reviews/commands/set-power";
import { askChoices } from "@/lib/affairs/reviews/queries/choices";
import { opinionDetail } from "@/lib/affairs/reviews/queries/detail";
import { powersNow } from "@/lib/affairs/reviews/queries/purposes";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const words = {
  title: "老旧小区停车规划",
  matter: "三号地块改建停车场，请就选址和开放时间提意见。",
};

async function offered(login: string, on = stage): Promise<string[]> {
  const { purposes } = await withScope(await on.as(login), "read", askChoices);
  return purposes.map(({ name }) => name);
}

async function set(input: Record<string, unknown>, login = "org"): Promise<string> {
  return (await execute(setPower, await stage.as(login), input, newId())).key;
}

async function ask(purpose: string) {
  const to = must(stage.world.departments["housing"]).id;
  const input = { to, purpose, ...words };
  return (await execute(askOpinion, await stage.as("secretary1"), input, newId())).id;
}

async function purposeOf(id: string): Promise<string> {
  const who = await stage.as("secretary1");
  return (await withScope(who, "read", (scope) => opinionDetail(scope, id))).purpose;
}

test("a district rewords, retires and adds; what was asked keeps its words, and no other district has them", async () => {
  const shipped = await offered("secretary1");
  expect(shipped).toHaveLength(5);
  expect(shipped[0]).toBe("规划参与");
  const before = await ask("planning");

  await set({ key: "planning", version: "0", name: "规划和选址参与" });
  await set({ key: "staffing", version: "0", name: "派驻机构考核", retired: "yes" });
  const own = await set({ name: "应急准备" });
  const now = ["规划和选址参与", ...shipped.slice(1).filter((_one, at) => at !== 1), "应急准备"];
  expect(await offered("secretary1")).toEqual(now);
  expect(await offered("housingclerk")).toEqual(now);
  expect(await offered("community11")).toHaveLength(3);
  expect(await offered("secretary1", new Stage(database, "west"))).toEqual(shipped);

  const [renamed, added] = [await ask("planning"), await ask(own)];
  await set({ key: own, version: "1", name: "应急和防汛准备" });
  expect(await purposeOf(before)).toBe("规划参与");
  expect(await purposeOf(renamed)).toBe("规划和选址参与");
  expect(await purposeOf(added)).toBe("应急准备");
  expect((await refused(ask("staffing"), "invalid")).fields).toEqual({ purpose: "field.choose" });
});

test("no power is a licence or a registration, none stands twice, and only the district words them", async () => {
  for (const name of ["营业执照年检前置", "社团登记把关", "施工许可的前提"]) {
    expect((await refused(set({ name }), "invalid")).fields).toEqual({ name: "field.condition" });
  }
  expect((await refused(set({ name: "资金和项目安排" }), "invalid")).fields).toEqual({
    name: "field.samePower",
  });
  await refused(set({ key: "funds", version: "7", name: "资金安排" }), "conflict");
  await refused(set({ key: "nothing", version: "1", name: "没有这项" }), "not-found");
  await refused(set({ name: "街道自己加" }, "secretary1"), "forbidden");
});

test("past the commands the database keeps the list, and the words of a request, to what the district has", async () => {
  const past = withScope(await stage.as("org"), "write", ({ actor, tx }) =>
    tx.opinionPower.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        key: "licence",
        name: "施工许可的前提",
        changedAt: new Date(0),
        changedBy: "x",
      },
    }),
  );
  await expect(past).rejects.toThrow(/opinion_power_voluntary/);
  const id = await ask("affairs");
  const copied = (purpose: string, purposeName: string | null) =>
    stage.as("secretary1").then((who) =>
      withScope(who, "write", async ({ actor, tx }) => {
        const row = must(
          await tx.opinionRequest.findFirst({ where: { tenantId: actor.tenantId, id } }),
        );
        await tx.opinionRequest.createMany({
          data: { ...row, id: newId(), purpose, purposeName },
        });
      }),
    );
  await expect(copied("licence", "施工许可")).rejects.toThrow(/no purpose of an opinion/);
  await expect(copied("funds", "年度排名")).rejects.toThrow(/no purpose of an opinion/);
  await expect(copied("party_work", null)).rejects.toThrow(/no purpose of an opinion/);
  const east = await withScope(await stage.as("org"), "read", powersNow);
  expect(east.filter(({ name }) => name === "施工许可")).toEqual([]);
});
