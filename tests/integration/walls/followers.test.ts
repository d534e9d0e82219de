import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDay } from "@/lib/platform/core/time-zone";
import { withScope } from "@/lib/platform/db/scope";
import { endArea } from "@/lib/ground/territory/commands/end-area";
import { placeByTag } from "@/lib/ground/territory/queries";
import { codesOf, ownCommunities } from "@/lib/ground/territory/queries/codes";
import { follow } from "@/lib/across/walls/commands/follow";
import { takeDown } from "@/lib/across/walls/commands/take-down";
import { unfollow } from "@/lib/across/walls/commands/unfollow";
import { boardOf } from "@/lib/across/walls/queries/board";
import { followedBy, nearbyOf, wallPage } from "@/lib/across/walls/queries/public";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { publishAs, shown, wallOf } from "./stand";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const elsewhere = new Stage(database, "beta");
const mine = "m".repeat(43);
const other = "o".repeat(43);

function press(what: typeof follow, id: string, token: string, from = stage) {
  return execute(what, from.visitor, { id, token }, newId());
}

function followed(token: string) {
  return withScope(stage.visitor, "read", (scope) => followedBy(scope, token));
}

async function published(login = "dispatcher1") {
  const ticket = await stage.ticketAt("dispatched");
  return publishAs(stage, login, ticket.id);
}

describe("following", () => {
  test("counts a device once, lists what it follows, and forgets it when it leaves", async () => {
    const id = await published();
    await press(follow, id, mine);
    await press(follow, id, mine);
    await press(follow, id, other);
    expect((await shown(stage, id))?.followers).toBe(2);
    expect((await followed(mine)).map((one) => one.id)).toEqual([id]);
    await press(unfollow, id, mine);
    await press(unfollow, id, mine);
    expect((await shown(stage, id))?.followers).toBe(1);
    expect(await followed(mine)).toEqual([]);
    const { rows } = await database.admin.query("select * from pub.follow where entry_id = $1", [
      id,
    ]);
    expect(rows).toHaveLength(1);
    // Not even the token that is left can be read back.
    expect(JSON.stringify(rows)).not.toContain(other);
  });

  test("many devices at once are all counted", async () => {
    const id = await published();
    const tokens = Array.from({ length: 8 }, (_one, at) => String(at).repeat(43));
    await Promise.all(tokens.map((token) => press(follow, id, token)));
    expect((await shown(stage, id))?.followers).toBe(8);
  });

  test("nothing that is not on the wall, nor on another district's", async () => {
    await refused(press(follow, newId(), mine), "not-found");
    const id = await published();
    await refused(press(follow, id, mine, elsewhere), "not-found");
    await press(follow, id, mine);
    await execute(
      takeDown,
      await stage.as("dispatcher1"),
      { id, version: 1, reason: "mistake" },
      newId(),
    );
    await refused(press(follow, id, mine), "not-found");
    expect(await followed(mine)).toEqual([]);
  });
});

describe("what stands on the wall of a place", () => {
  const areaOf = (key: string) => must(stage.world.areas[key]).id;

  test("is shown beside a report from anywhere below the community, and to no other", async () => {
    const id = await published();
    const near = (key: string) =>
      withScope(stage.visitor, "read", (scope) => nearbyOf(scope, areaOf(key))).then((all) =>
        all.map((one) => one.id),
      );
    expect(await near("street1.community1.grid2.building1")).toContain(id);
    expect(await near("street1.community1")).toContain(id);
    expect(await near("street1")).toContain(id);
    expect(await near("street1.community2")).toEqual([]);
    // What is not published is not hinted at.
    const secret = await stage.report();
    expect(JSON.stringify(await near("street1.community1"))).not.toContain(secret.id);
  });

  test("by page, street and community, the newest first", async () => {
    for (let n = 0; n < 3; n += 1) await published();
    const all = await wallOf(stage, "issue");
    const sorted = all.entries.map((one) => one.sortedAt.getTime());
    expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
    const page = (before?: string) =>
      withScope(stage.visitor, "read", (scope) => wallPage(scope, { wall: "issue", before }, 2));
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const { entries, next } = await page(before);
      seen.push(...entries.map((one) => one.id));
      before = next;
    } while (before !== undefined);
    expect(seen).toEqual(all.entries.map((one) => one.id));
    const none = await wallOf(stage, "issue", { streetId: areaOf("street2") });
    expect(none.entries).toEqual([]);
    const there = await wallOf(stage, "issue", { communityId: areaOf("street1.community1") });
    expect(there.entries).toHaveLength(all.entries.length);
  });

  test("is printed for the own community", async () => {
    const board = await withScope(await stage.as("community11"), "read", boardOf);
    expect(board.place).toBe("alpha1街1社区");
    expect(board.issues.length).toBeGreaterThan(0);
    const other = await withScope(await stage.as("dispatcher2"), "read", boardOf);
    expect(other.issues).toEqual([]);
  });
});

describe("the code of a place", () => {
  test("opens it by a code that tells neither path nor number, until it has ended", async () => {
    const building = must(stage.world.areas["street1.community1.grid1.building1"]);
    const { rows } = await database.admin.query<{ tag: string }>(
      "select tag from area where id = $1",
      [building.id],
    );
    const { tag } = must(rows[0]);
    expect(tag).toMatch(/^[0-9a-f]{12}$/);
    expect(tag).not.toContain(building.id.slice(-6));
    const place = (code: string) =>
      withScope(stage.visitor, "read", (scope) => placeByTag(scope, code));
    expect((await place(tag))?.id).toBe(building.id);
    expect(await place("000000000000")).toBeNull();
    // A code of another district opens nothing here.
    const there = must(elsewhere.world.areas["street1.community1.grid1.building1"]);
    const foreign = await database.admin.query<{ tag: string }>(
      "select tag from area where id = $1",
      [there.id],
    );
    expect(await place(must(foreign.rows[0]).tag)).toBeNull();
    // It survives a new name and a new place in the tree.
    await database.admin.query("update area set name = '新楼名' where id = $1", [building.id]);
    expect((await place(tag))?.name).toBe("新楼名");
    const on = isoDateOf(localDay(Date.now(), "Asia/Shanghai"));
    await execute(endArea, await stage.as("admin"), { id: building.id, on }, newId());
    expect(await place(tag)).toBeNull();
  });

  test("is printed in the own range only", async () => {
    const codes = async (login: string, key: string) =>
      withScope(await stage.as(login), "read", (scope) =>
        codesOf(scope, must(stage.world.areas[key]).id, "grid"),
      );
    const own = must(await codes("community11", "street1.community1"));
    expect(own.places.map(({ name }) => name)).toEqual(["第1网格", "第2网格"]);
    expect(new Set(own.places.map(({ tag }) => tag)).size).toBe(2);
    expect(await codes("community11", "street1.community2")).toBeNull();
    const listed = (login: string) =>
      stage.as(login).then((as) => withScope(as, "read", ownCommunities));
    expect((await listed("community11")).map(({ name }) => name)).toEqual(["alpha1街1社区"]);
    expect(await listed("dispatcher1")).toHaveLength(2);
    expect(await listed("admin")).toHaveLength(4);
  });
});

test("visitors have a right on the wall, on places and kinds of matters, and on nothing else", async () => {
  const { rows } = await database.admin.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.column_privileges
     where grantee = $1 and privilege_type = 'SELECT' and table_schema not in ('pg_catalog', 'information_schema')
     group by 1 order by 1`,
    [`${database.rolePrefix}_p_public`],
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "pub.entry",
    "pub.photo",
    "pub.step",
    "public.area",
    "public.area_shape",
    "public.category",
    "public.command_result",
    // Whose statements are accepted.
    "public.known_district",
    // What everybody may rate, without how was rated.
    "public.public_rating",
    // What a community offers, and the wishes it has released without who said them.
    "public.service_item",
    "public.service_request",
    "public.setting",
  ]);
});
