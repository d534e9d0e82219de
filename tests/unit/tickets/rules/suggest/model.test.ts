import { describe, expect, test } from "vitest";
import { rank } from "@/lib/affairs/tickets/rules/suggest/model";
import { candidates } from "@/lib/affairs/tickets/rules/suggest/organizations";
import { alike, metres } from "@/lib/affairs/tickets/rules/suggest/duplicates";
import { likeness, termsOf } from "@/lib/affairs/tickets/rules/suggest/terms";

const categories = [
  { id: "lamp", name: "路灯不亮" },
  { id: "leak", name: "房屋渗漏维修" },
  { id: "bike", name: "非机动车乱停" },
  { id: "odd", name: "楼顶鸽棚" },
];

describe("terms", () => {
  test("are runs of one to three Chinese characters and end at every other sign", () => {
    expect([...termsOf("路灯，坏A灯")]).toEqual(["路", "路灯", "灯", "坏"]);
  });

  test("hold no number, phone, name behind the usual words, or place", () => {
    const terms = termsOf("联系人：欧阳娜，电话13812345678，幸福路8弄路灯坏", ["幸福路8弄"]);
    expect([...terms].join("")).not.toMatch(/\d|欧|阳|娜|幸福/u);
    expect(terms.has("路灯")).toBe(true);
  });

  test("compare two texts", () => {
    expect(likeness(termsOf("路灯不亮"), termsOf("路灯不亮"))).toBe(1);
    expect(likeness(termsOf("路灯不亮"), termsOf("共享单车"))).toBe(0);
    expect(likeness(termsOf(""), termsOf("共享单车"))).toBe(0);
  });
});

describe("the nearest category", () => {
  test("comes from the words of the list, and says which", () => {
    const [first] = rank(termsOf("门口那盏路灯坏掉了，黑漆漆的看不见"), categories, []);
    expect(first?.id).toBe("lamp");
    expect(first?.words.some((word) => word.includes("灯"))).toBe(true);
  });

  test("shares add up to one", () => {
    const ranked = rank(termsOf("屋顶漏水"), categories, []);
    expect(ranked.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
    expect(ranked[0]?.id).toBe("leak");
  });

  test("a category without a word list is known by its name, and learns from the district's work", () => {
    const text = termsOf("楼顶有人养信鸽，羽毛到处飘");
    expect(rank(text, categories, []).at(0)?.id).toBe("odd");
    const feathers = termsOf("羽毛飘进窗户");
    const terms = new Map([
      ["羽毛", 5],
      ["飘", 4],
      ["窗户", 3],
    ]);
    const learned = [{ categoryId: "odd", tickets: 5, total: 12, terms }];
    expect(rank(feathers, categories, learned)[0]?.id).toBe("odd");
  });

  test("much work in one category does not drown the others", () => {
    const terms = new Map([
      ["路灯", 9000],
      ["灯", 9000],
      ["坏", 9000],
    ]);
    const learned = [{ categoryId: "lamp", tickets: 10_000, total: 27_000, terms }];
    const [first] = rank(termsOf("卧室屋顶漏水，墙坏了"), categories, learned);
    expect(first?.id).toBe("leak");
  });
});

describe("candidates", () => {
  const ranked = [
    { id: "lamp", score: 0.7, words: ["路灯"] },
    { id: "bike", score: 0.3, words: ["单车"] },
  ];
  const routes = [
    { categoryId: "lamp", organizationId: "roads" },
    { categoryId: "bike", organizationId: "streets" },
  ];

  test("the catalogue leads, and who settled such matters follows", () => {
    const outcomes = [{ categoryId: "lamp", organizationId: "power", done: 6, returned: 0 }];
    const found = candidates(ranked, routes, outcomes, new Set());
    expect(found.map((one) => one.organizationId)).toEqual(["roads", "streets", "power"]);
    expect(found[0]).toMatchObject({ byCatalogue: true, words: ["路灯"], done: 0 });
    expect(found[2]).toMatchObject({ byCatalogue: false, done: 6 });
  });

  test("a return counts against the receiver", () => {
    const outcomes = [{ categoryId: "lamp", organizationId: "power", done: 1, returned: 2 }];
    const found = candidates(ranked, routes, outcomes, new Set());
    expect(found.map((one) => one.organizationId)).toEqual(["roads", "streets"]);
  });

  test("who is far below the first is no proposal, also when the first is weak", () => {
    const near = (...scores: number[]) =>
      scores.map((score, at) => ({ id: at === 0 ? "lamp" : "bike", score, words: [] }));
    const shown = (...scores: number[]) =>
      candidates(near(...scores), routes, [], new Set()).map((one) => one.organizationId);
    expect(shown(0.95, 0.012)).toEqual(["roads"]);
    expect(shown(0.95, 0.02)).toEqual(["roads", "streets"]);
    expect(shown(0.3, 0.012)).toEqual(["roads", "streets"]);
  });

  test("who may not have it is left out", () => {
    const found = candidates(ranked, routes, [], new Set(["roads"]));
    expect(found.map((one) => one.organizationId)).toEqual(["streets"]);
  });
});

describe("duplicates", () => {
  const matter = (id: string, text: string, categoryId: string, areaId = "here") => ({
    id,
    categoryId,
    areaId,
    terms: termsOf(text),
  });
  const mine = matter("mine", "门口路灯坏了三天，晚上看不清台阶", "lamp");

  test("the same words at the same place come first; another matter of the category is none", () => {
    const found = alike(
      mine,
      [
        matter("far", "门口路灯坏了三天，晚上看不清台阶", "lamp", "there"),
        matter("same", "路灯坏了三天，晚上看不清台阶", "lamp"),
        matter("other", "希望增设路灯杆的编号牌", "lamp"),
        matter("bike", "单车堵住了出口", "bike"),
      ],
      new Set(["lamp"]),
    );
    expect(found.map(({ id }) => id)).toEqual(["same", "far"]);
  });
});

test("how far two places lie apart", () => {
  const gate = { lng: 121.4, lat: 31.0 };
  expect(metres(gate, gate)).toBe(0);
  // A thousandth of a degree to the north is 111 m everywhere, to the east less of it.
  expect(metres(gate, { lng: 121.4, lat: 31.001 })).toBe(111);
  expect(metres(gate, { lng: 121.401, lat: 31.0 })).toBe(95);
  expect(metres({ lng: 121.401, lat: 31.0 }, gate)).toBe(95);
});
