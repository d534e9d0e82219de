import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as getAreas } from "@/app/api/public/[district]/areas/route";
import { GET as getPlaces } from "@/app/api/public/[district]/places/route";
import { GET as getShapes } from "@/app/api/public/[district]/shapes/route";
import { placeShapes, places } from "@/lib/ground/territory/schema";
import { importAreas } from "@/scripts/territory/import";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const entries = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    level: z.string(),
    parentCode: z.string().nullable(),
  }),
);

type Handler = typeof getAreas;

function ask(handler: Handler, slug: string, query: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://site.test/api/public/${slug}/x?${query}`, { headers });
  return handler(request, { params: Promise.resolve({ district: slug }) });
}

const area = (key: string) => must(must(database.worlds["alpha"]).areas[key]);

describe("the areas of a real district", () => {
  beforeAll(async () => {
    const file = path.resolve("prisma/seed/data/310112.csv");
    await importAreas({ slug: "minhang", file, create: { adminUrl: database.adminUrl } });
  });

  test("596 communities, each with exactly code, name, level and the street's code, by code", async () => {
    const answer = await ask(getAreas, "minhang", "level=community");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("application/json");
    const rows = entries.parse(await answer.json());
    expect(rows).toHaveLength(596);
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set(["community"]));
    expect(rows.every(({ code, parentCode }) => parentCode === `${code.slice(0, 9)}000`)).toBe(
      true,
    );
    const codes = rows.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted());
    expect(new Set(codes).size).toBe(596);
  });

  test("streets stand below the district, and the district below nothing", async () => {
    const streets = entries.parse(await (await ask(getAreas, "minhang", "level=street")).json());
    expect(new Set(streets.map(({ parentCode }) => parentCode))).toEqual(new Set(["310112000000"]));
    const whole = await ask(getAreas, "minhang", "level=district");
    expect(await whole.json()).toEqual([
      { code: "310112000000", name: "闵行区", level: "district", parentCode: null },
    ]);
  });
});

describe("the open interface", () => {
  test.each(["level=village", "level=building", "level=", ""])("400 for ?%s", async (query) => {
    const answer = await ask(getAreas, "alpha", query);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "unknown-level" });
  });

  test("404 for a district that is not there", async () => {
    for (const handler of [getAreas, getPlaces, getShapes]) {
      const answer = await ask(handler, "nowhere", "level=street&q=街道");
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: "not-found" });
    }
  });

  test("an unchanged answer is not sent twice", async () => {
    const first = await ask(getAreas, "alpha", "level=street");
    const tag = must(first.headers.get("etag"));
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    const again = await ask(getAreas, "alpha", "level=street", {
      "if-none-match": `"x", W/${tag}`,
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const other = await ask(getAreas, "beta", "level=street", { "if-none-match": tag });
    expect(other.status).toBe(200);
  });

  test("an area that has ended is not told any more", async () => {
    const grid = area("street2.community2.grid2");
    await database.admin.query("update area set valid_to = '2026-01-01' where id = $1", [grid.id]);
    const rows = entries.parse(await (await ask(getAreas, "alpha", "level=grid")).json());
    expect(rows).toHaveLength(7);
    await database.admin.query("update area set valid_to = null where id = $1", [grid.id]);
  });
});

describe("places", () => {
  const found = async (q: string, slug = "alpha") => {
    const answer = await ask(getPlaces, slug, new URLSearchParams({ q }).toString());
    expect(answer.status).toBe(200);
    return places.parse(await answer.json());
  };

  test("are found by a part of their name, with the names above them", async () => {
    expect(await found("alpha路111弄")).toEqual([
      {
        id: area("street1.community1.grid1.building1").id,
        name: "alpha路111弄1号楼",
        level: "building",
        names: "alpha第1街道 alpha1街1社区 第1网格",
      },
    ]);
    expect((await found("第1街道")).map(({ name }) => name)).toEqual(["alpha第1街道"]);
  });

  test("several words must all fit, in the name or above it", async () => {
    const grids = await found("第2街道 第1网格");
    expect(grids.map(({ names }) => names)).toEqual([
      "alpha第2街道 alpha2街1社区",
      "alpha第2街道 alpha2街2社区",
    ]);
  });

  test("never more than twenty, never the district, never another district's", async () => {
    expect(await found("居委", "minhang")).toHaveLength(20);
    expect((await found("北街社区", "minhang")).map(({ name }) => name)).toEqual(["北街居委会"]);
    expect((await found("alpha")).some(({ level }) => level === "district")).toBe(false);
    expect(await found("beta")).toEqual([]);
    expect(await found("没有这个地方")).toEqual([]);
    expect(await found("%_")).toEqual([]);
  });

  test("one character is too little to look for", async () => {
    expect((await ask(getPlaces, "alpha", "q=街")).status).toBe(400);
    expect((await ask(getPlaces, "alpha", "parent=1")).status).toBe(400);
  });

  test("below a place, and nothing below one of another district", async () => {
    const below = async (id: string, slug = "alpha") =>
      places.parse(await (await ask(getPlaces, slug, `parent=${id}`)).json());
    const community = area("street1.community2");
    expect((await below(community.id)).map(({ name, names }) => [name, names])).toEqual([
      ["第1网格", "alpha第1街道 alpha1街2社区"],
      ["第2网格", "alpha第1街道 alpha1街2社区"],
    ]);
    expect(await below(community.id, "beta")).toEqual([]);
    expect(await below(area("street1.community1.grid1.building1").id)).toEqual([]);
  });

  test("a search is three statements, however many it finds", async () => {
    const { statements } = await recordStatements(() => found("alpha"));
    expect(statements).toHaveLength(3);
  });
});

test("outlines of the places below one, as far as there are any", async () => {
  const street = area("street1");
  const geometry = {
    type: "Polygon",
    coordinates: [
      [
        [121.3, 31.1],
        [121.4, 31.1],
        [121.3, 31.2],
        [121.3, 31.1],
      ],
    ],
  };
  await database.admin.query(
    "insert into area_shape (tenant_id, area_id, parent_id, geometry) values ($1, $2, $3, $4)",
    [must(database.worlds["alpha"]).tenantId, street.id, area("district").id, geometry],
  );
  const shapes = placeShapes.parse(await (await ask(getShapes, "alpha", "")).json());
  expect(shapes).toEqual([
    { id: street.id, name: "alpha第1街道", level: "street", names: "", geometry },
  ]);
  expect(await (await ask(getShapes, "alpha", `parent=${street.id}`)).json()).toEqual([]);
  expect((await ask(getShapes, "alpha", "parent=1")).status).toBe(400);
});
