import { describe, expect, test } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { GET as getTypeSize } from "@/app/api/public/type-size/route";
import { beat } from "@/lib/platform/db/tenants";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { useDatabase } from "@/tests/support/database";
import { seedWorld } from "@/tests/support/world";

const database = useDatabase("alpha");
const nothing = { params: Promise.resolve({}) };

test("districts for the entrance: no demo district outside demo mode", async () => {
  await seedWorld(database.adminUrl, "shown", { demo: true });
  await database.admin.query("update sec.tenant set filing_number = '0001' where slug = 'alpha'");
  expect(await servedDistricts()).toEqual([
    { slug: "alpha", name: "alpha区", demo: false, filingNumber: "0001" },
  ]);
});

test("health is ok when the database and the worker are", async () => {
  const ask = () => getHealth(new Request("http://site.test/api/health"), nothing);
  const before = await ask();
  expect(before.status).toBe(503);
  expect(await before.json()).toEqual({ status: "degraded", database: "ok", worker: "down" });
  await beat("worker");
  const after = await ask();
  expect(after.status).toBe(200);
  expect(await after.json()).toEqual({ status: "ok", database: "ok", worker: "ok" });
});

describe("the switch for large type", () => {
  const press = (size: string, referer?: string) =>
    getTypeSize(
      new Request(`http://site.test/api/public/type-size?size=${size}`, {
        headers: { host: "site.test", ...(referer === undefined ? {} : { referer }) },
      }),
      nothing,
    );

  test.each([
    ["http://site.test/alpha/report?area=1", "/alpha/report?area=1"],
    ["http://elsewhere.test/alpha", "/"],
    ["http://site.test//elsewhere.test/", "/"],
    [undefined, "/"],
  ])("from %s it goes to %s", async (referer, to) => {
    const answer = await press("large", referer);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(to);
    expect(answer.headers.get("set-cookie")).toMatch(/^type-size=large; Path=\/;/);
  });

  test("anything but large is normal", async () => {
    const answer = await press("huge\r\nx: y");
    expect(answer.headers.get("set-cookie")).toMatch(/^type-size=normal;/);
  });
});
