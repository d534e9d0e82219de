import { describe, expect, test } from "vitest";
import { likeliest } from "@/lib/across/walls/rules/nearby";
import { canAnswer, canChange, canPublish } from "@/lib/across/walls/rules/policy";
import { stageOf } from "@/lib/across/walls/rules/stages";
import { ticketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { everyRole } from "@/tests/unit/tickets/rules/cases";

test("each cell of verb, status and role", () => {
  const open = everyRole.flatMap((actor) =>
    ticketStatuses.flatMap((status) => [
      ...(canPublish(actor, { status, objected: false, published: false }).ok
        ? [`publish ${status} ${actor.role}`]
        : []),
      ...(canAnswer(actor, { status: "published", ticketStatus: status }).ok
        ? [`answer ${status} ${actor.role}`]
        : []),
    ]),
  );
  const publishable = ticketStatuses.filter((status) => {
    const stage = stageOf(status);
    return stage !== null && stage !== "received";
  });
  const roles = ["street_secretary", "street_dispatcher", "community_secretary"];
  expect(open.sort()).toEqual(
    roles
      .flatMap((role) => [
        ...publishable.map((status) => `publish ${status} ${role}`),
        ...["closed", "terminated"].map((status) => `answer ${status} ${role}`),
      ])
      .sort(),
  );
  expect(publishable).not.toContain("withdrawn");
  expect(publishable).not.toContain("screening");
});

test("what stands already, was objected to or was taken down is not touched", () => {
  for (const actor of everyRole) {
    const here = { status: "accepted" as const };
    expect(canPublish(actor, { ...here, objected: true, published: false }).ok).toBe(false);
    expect(canPublish(actor, { ...here, objected: false, published: true }).ok).toBe(false);
    expect(canChange(actor, { status: "withdrawn" }).ok).toBe(false);
  }
});

describe("open issues beside a report", () => {
  const issue = (id: string, categoryId: string, problem: string) => ({
    id,
    title: "",
    categoryId,
    problem,
  });
  const wall = [
    issue("lamp", "light", "楼道灯不亮，夜间出行不便"),
    issue("cover", "road", "井盖缺失，有人绊倒"),
    issue("noise", "noise", "夜间施工噪声扰民"),
  ];

  test("the same category stands, the same words stand first, the rest is left out", () => {
    const found = likeliest(wall, { categoryId: "light", text: "井盖缺失了，老人绊倒" });
    expect(found.map(({ id }) => id)).toEqual(["cover", "lamp"]);
    expect(likeliest(wall, { categoryId: "", text: "" })).toEqual([]);
    expect(likeliest(wall, { categoryId: "water", text: "水管漏水" })).toEqual([]);
  });

  test("never more than three", () => {
    const many = Array.from({ length: 9 }, (_one, at) => issue(String(at), "light", "灯坏了"));
    expect(likeliest(many, { categoryId: "light", text: "灯坏了" })).toHaveLength(3);
  });
});
