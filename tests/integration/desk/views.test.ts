import { describe, expect, test } from "vitest";
import { saveViews } from "@/lib/across/desk/commands/save-views";
import { savedViewsOf } from "@/lib/across/desk/queries/saved-views";
import type { ViewList } from "@/lib/across/desk/schema";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const stage = new Stage(useDatabase("east"), "east");

const late = { id: newId(), name: "超期", query: "due=over" };
const north = { id: newId(), name: "北街", query: "group=working&q=%E5%8C%97%E8%A1%97" };

async function save(login: string, list: ViewList, given: Record<string, unknown>) {
  const raw = { list, version: "0", views: JSON.stringify([late]), ...given };
  return execute(saveViews, await stage.as(login), raw, newId());
}

async function viewsOf(login: string, list: ViewList) {
  return withScope(await stage.as(login), "read", (scope) => savedViewsOf(scope, list));
}

describe("saved views", () => {
  test("are kept in their order, with the one that opens by itself, for each list apart", async () => {
    await save("dispatcher1", "tickets", { views: JSON.stringify([north, late]) });
    expect((await viewsOf("dispatcher1", "tickets")).views).toEqual([north, late]);
    await save("dispatcher1", "tickets", {
      version: "1",
      views: JSON.stringify([late, { ...north, name: "北街在办" }]),
      preferred: late.id,
    });
    expect(await viewsOf("dispatcher1", "tickets")).toEqual({
      version: 2,
      views: [late, { ...north, name: "北街在办" }],
      preferred: late.id,
    });
    expect((await viewsOf("dispatcher1", "dispatch")).views).toEqual([]);
  });

  test("are the own ones: a colleague neither reads nor overwrites them", async () => {
    await save("center", "tickets", { views: JSON.stringify([north]) });
    expect((await viewsOf("org", "tickets")).views).toEqual([]);
    await save("org", "tickets", { views: JSON.stringify([late]) });
    expect((await viewsOf("center", "tickets")).views).toEqual([north]);
  });

  test("saved in two windows: the second is told, and the first stays", async () => {
    await save("housingclerk", "assignments", {});
    const refusal = await refused(
      save("housingclerk", "assignments", { views: JSON.stringify([north]) }),
      "conflict",
    );
    expect(refusal.reason).toBe("views.conflict");
    expect((await viewsOf("housingclerk", "assignments")).views).toEqual([late]);
  });

  test("what was removed does not open by itself any more", async () => {
    await save("secretary1", "tickets", { preferred: late.id });
    await save("secretary1", "tickets", { version: "1", views: "[]", preferred: late.id });
    expect(await viewsOf("secretary1", "tickets")).toMatchObject({ views: [], preferred: null });
  });

  test.each([
    ["another site", [{ ...late, query: "//evil.example" }]],
    ["a script", [{ ...late, query: 'q="><script>' }]],
    ["no name", [{ ...late, name: " " }]],
    ["no filter", [{ ...late, query: "" }]],
    ["too many", Array.from({ length: 13 }, () => ({ ...late, id: newId() }))],
  ])("a view of %s is refused", async (_what, views) => {
    await refused(save("community11", "tickets", { views: JSON.stringify(views) }), "invalid");
    await refused(save("community11", "tickets", { views: "not json" }), "invalid");
  });

  test("an administrator has no list to keep views of", async () => {
    await refused(save(must(stage.world.people["admin"]).login, "tickets", {}), "forbidden");
  });
});
