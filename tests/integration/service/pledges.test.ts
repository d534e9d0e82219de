import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmPledge } from "@/lib/affairs/service/commands/confirm-pledge";
import { fulfilPledge } from "@/lib/affairs/service/commands/fulfil-pledge";
import { retirePledgeTemplate } from "@/lib/affairs/service/commands/retire-pledge-template";
import { reviewPledge } from "@/lib/affairs/service/commands/review-pledge";
import { savePledgeTemplate } from "@/lib/affairs/service/commands/save-pledge-template";
import { withdrawPledge } from "@/lib/affairs/service/commands/withdraw-pledge";
import { myPledges, pledgePage, publicPledges } from "@/lib/affairs/service/queries/pledges";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { Cast, type Volunteer } from "./cast";

const database = useDatabase("east");
let stage: Stage;
let cast: Cast;
beforeAll(() => {
  stage = new Stage(database, "east");
  cast = new Cast(database, "east");
});

const text = "我自愿担任楼组政策宣传员，每月入户一次。";
const period = { fromDay: "2026-01-01", toDay: "2026-12-31" };

async function promise(member: Volunteer, more: Record<string, unknown> = {}) {
  const input = { post: "政策宣传岗", text, ...period, own: "yes", ...more };
  const { id } = await execute(confirmPledge, member.credential, input, newId());
  return id;
}

async function own(member: Volunteer) {
  return withScope(member.credential, "read", myPledges);
}

async function onWall(place = "street1.community1") {
  const area = must(stage.world.areas[place]);
  return withScope(stage.visitor, "read", (scope) => publicPledges(scope, area.id));
}

async function step(
  verb: "fulfil" | "review",
  who: Credential,
  id: string,
  version: number,
  words = "一直做得很好。",
) {
  const input = { id, version, text: words };
  return verb === "fulfil"
    ? execute(fulfilPledge, who, input, newId())
    : execute(reviewPledge, who, input, newId());
}

describe("a pledge", () => {
  test("is promised, fulfilled and reviewed, and the hash is of its text", async () => {
    const member = await cast.member("周敏");
    const id = await promise(member);
    const [seen] = (await own(member)).pledges;
    expect(seen).toMatchObject({ status: "confirmed", post: "政策宣传岗", text });
    expect(must(seen).hash).toBe(createHash("sha256").update(text, "utf8").digest("hex"));

    await step("fulfil", member.credential, id, 1, "入户十二次。");
    await refused(step("fulfil", member.credential, id, 1), "conflict");
    const secretary = await stage.as("community11");
    await step("review", secretary, id, 2);
    const page = await withScope(secretary, "read", (scope) => pledgePage(scope, {}));
    const line = must(page.lines.find((one) => one.id === id));
    expect(line).toMatchObject({
      status: "reviewed",
      review: "一直做得很好。",
      member: { name: "周**", unit: "某单位" },
    });
    await refused(step("review", secretary, id, 3), "wrong-status");
  });

  test("is reviewed by its own community alone, and only when it was fulfilled", async () => {
    const member = await cast.member("吴刚");
    const id = await promise(member);
    await refused(step("review", await stage.as("community11"), id, 1), "wrong-status");
    await step("fulfil", member.credential, id, 1);
    await refused(step("review", await stage.as("community12"), id, 2), "not-found");
    await refused(step("review", await stage.as("secretary1"), id, 2), "forbidden");
    const other = await cast.member("郑洁");
    await refused(step("fulfil", other.credential, id, 2), "not-found");
  });

  test("without the box, with an end before the beginning or without words it is not taken", async () => {
    const member = await cast.member("王琳");
    expect((await refused(promise(member, { own: undefined }), "invalid")).fields).toEqual({
      own: "field.confirmPledge",
    });
    expect((await refused(promise(member, { toDay: "2025-12-31" }), "invalid")).fields).toEqual({
      toDay: "pledge.toDayEarlier",
    });
    await refused(promise(member, { text: "短" }), "invalid");
    expect((await own(member)).pledges).toEqual([]);
  });

  test("its text cannot be changed, not even past the product", async () => {
    const member = await cast.member("冯涛");
    const id = await promise(member);
    await expect(
      database.admin.query(
        "update pledge set text = text || '!', version = version + 1 where id = $1",
        [id],
      ),
    ).rejects.toThrow(/check constraint/);
  });
});

describe("what a community shows", () => {
  test("nothing without consent, no name with one, name and unit with both, nothing when taken back", async () => {
    const place = "street1.community2";
    const silent = await cast.member("甲甲", { place });
    const nameless = await cast.member("乙乙", { place, consents: ["pledge_public"] });
    const named = await cast.member("丙丙", { place, consents: ["pledge_public", "public_name"] });
    const onlyName = await cast.member("丁丁", { place, consents: ["public_name"] });
    for (const member of [silent, nameless, named, onlyName]) await promise(member);
    const shown = await onWall(place);
    expect(shown.map(({ who }) => who)).toEqual([{ name: "丙丙", unit: "某单位" }, null]);
    expect(await own(named)).toMatchObject({ isShown: true, isNamed: true });
    expect(await own(nameless)).toMatchObject({ isShown: true, isNamed: false });

    await database.admin.query("update consent set withdrawn_at = now() where member_id = $1", [
      named.id,
    ]);
    expect((await onWall(place)).map(({ who }) => who)).toEqual([null]);
    const [pledge] = (await own(nameless)).pledges;
    const { id, version } = must(pledge);
    await execute(withdrawPledge, nameless.credential, { id, version }, newId());
    expect(await onWall(place)).toEqual([]);
  });
});

describe("templates", () => {
  test("three are shipped; what the community writes takes their place", async () => {
    const member = await cast.member("丁一", { place: "street2.community1" });
    expect((await own(member)).templates).toHaveLength(3);
    const secretary = await stage.as("community21");
    const words = { title: "夜间巡逻承诺", text: "我承诺每周五晚参加小区夜间巡逻。" };
    const { id } = await execute(savePledgeTemplate, secretary, words, newId());
    expect((await own(member)).templates).toEqual([{ id, version: 1, ...words }]);
    const changed = { ...words, title: "周五巡逻承诺" };
    await execute(savePledgeTemplate, secretary, { id, version: 1, ...changed }, newId());
    await refused(
      execute(savePledgeTemplate, secretary, { id, version: 1, ...changed }, newId()),
      "conflict",
    );
    await refused(
      execute(
        savePledgeTemplate,
        await stage.as("community11"),
        { id, version: 2, ...words },
        newId(),
      ),
      "not-found",
    );
    await execute(retirePledgeTemplate, secretary, { id, version: 2 }, newId());
    expect((await own(member)).templates).toHaveLength(3);
  });
});
