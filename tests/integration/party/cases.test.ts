import { beforeAll, describe, expect, test } from "vitest";
import {
  gatherOpinions,
  liftCase,
  openCase,
  passCheck,
  planMeasures,
  sendBackCase,
} from "@/lib/ground/party/commands/cases";
import { partyCases } from "@/lib/ground/party/queries/cases";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const branch = () => must(stage.world.party["branch11"]).id;

async function cases(login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => partyCases(scope, branch()));
}

async function open(login: string, id = branch(), day = "2026-02-01") {
  const input = { id, day, text: "半年没有开过党员大会，书记长期空缺。" };
  return execute(openCase, await stage.as(login), input, newId());
}

async function step<I, P, S, R extends Json>(
  login: string,
  what: Command<I, P, S, R>,
  day: string,
  more: Record<string, unknown> = {},
) {
  const { id, version } = must((await cases()).cases[0]);
  const input = { id, version, day, text: "情况如下。", ...more };
  return execute(what, await stage.as(login), input, newId());
}

describe("rectification", () => {
  test("opened above, worked on below, checked and lifted above", async () => {
    await refused(open("community11"), "forbidden");
    await refused(open("org"), "forbidden");
    await refused(open("secretary2"), "not-found");
    await refused(open("dispatcher1"), "not-found");
    await refused(open("secretary1", must(stage.world.party["group11"]).id), "wrong-status");
    await refused(open("secretary1", branch(), "2099-01-01"), "invalid");
    await open("secretary1");
    await refused(open("secretary1"), "wrong-status");
    expect((await cases()).cases[0]?.verbs).toEqual(["gather"]);

    await refused(
      step("community11", planMeasures, "2026-02-02", { dueOn: "2026-06-01" }),
      "wrong-status",
    );
    await refused(step("secretary1", gatherOpinions, "2026-02-02"), "forbidden");
    await refused(step("community11", gatherOpinions, "2026-01-31"), "invalid");
    await step("community11", gatherOpinions, "2026-02-05");
    await refused(step("community11", planMeasures, "2026-02-06"), "invalid");
    await refused(
      step("community11", planMeasures, "2026-02-06", { dueOn: "2026-02-06" }),
      "invalid",
    );
    await step("community11", planMeasures, "2026-02-06", { dueOn: "2026-03-01" });
    expect((await cases("secretary1")).cases[0]).toMatchObject({
      status: "measures",
      late: true,
      verbs: ["check", "sendBack"],
    });

    await refused(step("community11", passCheck, "2026-03-02"), "forbidden");
    await refused(step("secretary1", liftCase, "2026-03-02"), "wrong-status");
    await step("secretary1", sendBackCase, "2026-03-02");
    await step("community11", planMeasures, "2026-03-05", { dueOn: "2026-04-01" });
    await step("secretary1", passCheck, "2026-04-02");
    await refused(step("community11", liftCase, "2026-04-03"), "forbidden");
    await step("secretary1", liftCase, "2026-04-03");
    const done = must((await cases("org")).cases[0]);
    expect(done).toMatchObject({ status: "lifted", liftedOn: "2026-04-03", verbs: [] });
    expect(done.steps.map((one) => one.step)).toEqual([
      "found",
      "opinions",
      "measures",
      "sent_back",
      "measures",
      "checked",
      "lifted",
    ]);
    // Another one may begin.
    await open("secretary1", branch(), "2026-05-01");
  });

  test("who is responsible sees it, and nobody else", async () => {
    for (const login of ["dispatcher1", "grid111", "secretary2", "community12", "center"]) {
      await refused(cases(login), "not-found");
    }
  });

  test("the database keeps the order as well", async () => {
    const jump =
      "update party_case set status = 'checked', version = version + 1 where party_id = $1 and status = 'found'";
    await expect(stage.pastCommands(jump, [branch()])).rejects.toThrow("no way");
  });
});
