import { beforeAll, expect, test } from "vitest";
import { withdrawResource } from "@/lib/affairs/co-building/commands/resources";
import { offeredPage, ownOffers } from "@/lib/affairs/co-building/queries/offered";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { CoBuildingStage } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";

// What a unit finds on its phone of what others offer.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let unit1: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  unit1 = await stage.liaison("unit1");
});

/** All pages, one after the other. */
async function found(filter: { kind?: "venue" | "skills"; text?: string } = {}, who = unit1) {
  const lines = [];
  let after: string | undefined;
  do {
    const page = await stage.read(who, (scope) => offeredPage(scope, { ...filter, after }));
    lines.push(...page.lines);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return lines;
}

test("others' offers, the own street first, without the own and without what is withdrawn", async () => {
  const far = await stage.resource({ title: "街外礼堂" }, await stage.as("community21"));
  const near = await stage.resource({ title: "同街礼堂" }, await stage.as("community12"));
  const own = await stage.resource({ title: "自己的礼堂" }, unit1);
  const gone = await stage.resource({ title: "撤回的礼堂" }, await stage.as("community12"));
  const withdrawn = { id: gone, version: 1, reason: "收回自用" };
  await execute(withdrawResource, await stage.as("community12"), withdrawn, newId());
  const west = new CoBuildingStage(database, "west");
  const foreign = await west.resource({ title: "外区礼堂" }, await west.as("community11"));
  const lines = await found({ text: "礼堂" });
  expect(lines.map(({ id }) => id)).toEqual([near, far]);
  expect(lines.map(({ distance }) => distance)).toEqual(["street", "district"]);
  const all = (await found()).map(({ id }) => id);
  for (const id of [own, gone, foreign]) expect(all).not.toContain(id);
  const mine = (await stage.read(unit1, ownOffers)).map(({ id }) => id);
  expect(mine).toContain(own);
  expect(mine).not.toContain(near);
});

test("a kind and a word narrow it, and pages follow each other without a gap", async () => {
  const secretary = await stage.as("community12");
  const ids = [];
  for (let n = 0; n < 64; n += 1) {
    ids.push(await stage.resource({ title: `分页课堂${String(n)}`, kind: "skills" }, secretary));
  }
  const lines = await found({ kind: "skills", text: "分页课堂" });
  expect(lines.map(({ id }) => id)).toEqual(ids.toReversed());
  expect(await found({ kind: "venue", text: "分页课堂" })).toEqual([]);
});
