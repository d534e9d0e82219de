import { afterEach, expect, test } from "vitest";
import { report } from "@/lib/affairs/tickets/commands/report";
import { execute } from "@/lib/platform/command";
import { withScope } from "@/lib/platform/db/scope";
import { newId } from "@/lib/platform/core/id";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const day = 86_400_000;

afterEach(() => database.freeze(null));

// A telephone keeps a report for seven days (the form's draft) and sends it with its first key.
test("a report sent again a week later is told its first number; an older key is forgotten", async () => {
  const key = newId();
  const input = {
    text: "楼道里的灯坏了两天了，晚上看不见路。",
    categoryId: must(stage.world.categories["0102"]),
    areaId: must(stage.world.areas["street1.community1.grid1"]).id,
  };
  const send = () => execute(report, stage.visitor, input, key);
  const forget = () =>
    withScope(stage.job, "write", ({ tx }) => tx.$queryRaw`select sec.forget()`).then(() => null);
  const { number } = await send();
  await database.freeze(new Date(Date.now() + 8 * day));
  await forget();
  expect(await send()).toEqual({ number });
  await database.freeze(new Date(Date.now() + 11 * day));
  await forget();
  expect((await send()).number).not.toBe(number);
});
