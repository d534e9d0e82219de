import { describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as getDiscovery } from "@/app/(public)/[district]/open311/v2/discovery/route";
import { GET as getRequest } from "@/app/(public)/[district]/open311/v2/requests/[id]/route";
import { GET as getRequests } from "@/app/(public)/[district]/open311/v2/requests/route";
import { GET as getService } from "@/app/(public)/[district]/open311/v2/services/[code]/route";
import { GET as getServices } from "@/app/(public)/[district]/open311/v2/services/route";
import { takeDown } from "@/lib/across/walls/commands/take-down";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { w3cTime } from "@/lib/platform/core/time-zone";
import {
  answerAs,
  entryRow,
  publishAs,
  result,
  shown,
  words,
} from "@/tests/integration/walls/stand";
import { photo, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";
import { ask, errorOf, requests } from "./ask";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const secrets = { name: "陶玉珍", phone: "13900004321", address: "3号楼501室" };

async function listed(query = "", params: Record<string, string> = {}) {
  const answer = await ask(getRequests, `requests.json?${query}`, params);
  expect(answer.status).toBe(200);
  return requests.parse(await answer.json());
}

const idsOf = (rows: z.infer<typeof requests>) => rows.map((one) => one.service_request_id);

describe("what the walls show", () => {
  test("is what other systems read, field by field, and nothing of who raised it", async () => {
    const text = `${secrets.name}说楼道灯坏了，电话${secrets.phone}，住${secrets.address}。`;
    const told = await stage.report({ ...secrets, text, photos: [await photo()] });
    await stage.dispatch(told.id);
    const attached = await database.admin.query<{ id: string }>(
      "select id from attachment where ticket_id = $1",
      [told.id],
    );
    const photoIds = attached.rows.map(({ id }) => id);
    const id = await publishAs(stage, "community11", told.id, { photoIds });
    const entry = must(await shown(stage, id));
    const time = (at: Date) => w3cTime(at.getTime(), "Asia/Shanghai");
    const answer = await ask(getRequests, "requests.json");
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const body = await answer.text();
    expect(requests.parse(JSON.parse(body))).toEqual([
      {
        service_request_id: id,
        status: "open",
        status_notes: words.measures,
        service_name: entry.categoryName,
        service_code: "0102",
        title: words.title,
        description: words.problem,
        agency_responsible: "住建局",
        service_notice: null,
        requested_datetime: time(entry.publishedAt),
        updated_datetime: time(entry.changedAt),
        expected_datetime: time(must(entry.dueAt)),
        address: "alpha第1街道 alpha1街1社区",
        address_id: null,
        zipcode: null,
        lat: null,
        long: null,
        media_url: `http://site.test/alpha/walls/photo/${must(entry.photos[0]).id}`,
      },
    ]);
    for (const trace of [...Object.values(secrets), told.number, told.id]) {
      expect(body).not.toContain(trace);
    }
    const one = await ask(getRequest, `requests/${id}.json`, { id: `${id}.json` });
    expect(await one.json()).toEqual(JSON.parse(body));
  });

  test("is closed with the result, and gone when it is taken down", async () => {
    const ticket = await stage.ticketAt("verified");
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    await answerAs(stage, "dispatcher1", ticket, id);
    const [closed] = await listed("status=closed");
    expect(closed).toMatchObject({
      service_request_id: id,
      status: "closed",
      status_notes: result,
    });
    expect(idsOf(await listed("status=open"))).not.toContain(id);
    expect(idsOf(await listed("status=open,closed"))).toContain(id);
    const { version } = await entryRow(stage, id);
    const input = { id, version, reason: "mistake" };
    await execute(takeDown, await stage.as("dispatcher1"), input, newId());
    expect(idsOf(await listed())).not.toContain(id);
    expect(await errorOf(ask(getRequest, `requests/${id}`, { id }))).toMatchObject({
      status: 404,
      code: 404,
    });
  });

  test("is never another district's", async () => {
    const [own] = await listed();
    const id = must(own).service_request_id;
    expect(await listed("", { district: "beta" })).toEqual([]);
    expect(await listed(`service_request_id=${id}`, { district: "beta" })).toEqual([]);
    const foreign = await errorOf(ask(getRequest, `requests/${id}`, { district: "beta", id }));
    const nowhere = await errorOf(
      ask(getRequest, `requests/${newId()}`, { district: "beta", id: newId() }),
    );
    expect(foreign).toEqual(nowhere);
  });

  test("comes by service, by time and page by page, in three statements", async () => {
    for (const code of ["0102", "0201", "0102"]) {
      const categoryId = must(stage.world.categories[code]);
      const ticket = await stage.ticketAt("dispatched", { categoryId });
      await publishAs(stage, "dispatcher1", ticket.id);
    }
    await database.admin.query(
      "update pub.entry set published_at = now() - interval '100 days' where id = (select id from pub.entry where category_id = $1 limit 1)",
      [stage.world.categories["0201"]],
    );
    const all = await listed();
    expect(all.every((one) => one.service_code === "0102")).toBe(true);
    expect(await listed("service_code=0201")).toEqual([]);
    const earlier = await database.admin.query<{ day: string }>(
      "select to_char(now() - interval '101 days', 'YYYY-MM-DD') as day",
    );
    const long = await listed(`service_code=0201&start_date=${must(earlier.rows[0]).day}`);
    expect(long).toHaveLength(1);
    const pages: string[] = [];
    let query = "page_size=1";
    for (;;) {
      const asked = query;
      const answer = await ask(getRequests, `requests.json?${asked}`);
      pages.push(...idsOf(requests.parse(await answer.json())));
      const next = /^<requests\.json\?(.+)>; rel="next"$/.exec(answer.headers.get("link") ?? "");
      if (next === null) break;
      query = must(next[1]);
    }
    expect(pages).toEqual(idsOf(all));
    const { statements } = await recordStatements(() => listed());
    expect(statements).toHaveLength(3);
    // The list of ids overrides everything else (the spec), also the 90 days.
    const named = [must(long[0]).service_request_id, must(all[0]).service_request_id];
    expect(
      idsOf(await listed(`service_request_id=${named.join(",")},x&status=closed`)).sort(),
    ).toEqual(named.sort());
  });
});

describe("services", () => {
  test("are the district's categories, by group", async () => {
    const answer = await ask(getServices, "services.json");
    const rows = z.array(z.record(z.string(), z.unknown())).parse(await answer.json());
    const { rows: kept } = await database.admin.query<{
      code: string;
      name: string;
      parent: string;
    }>(
      `select c.code, c.name, p.name as parent from category c join category p on p.tenant_id = c.tenant_id
         and p.id = c.parent_id where c.tenant_id = $1 and c.active`,
      [stage.world.tenantId],
    );
    expect(rows).toHaveLength(kept.length);
    const one = must(kept.find(({ code }) => code === "0102"));
    expect(rows.find(({ service_code: code }) => code === "0102")).toEqual({
      service_code: "0102",
      service_name: one.name,
      description: `${one.parent} · ${one.name}`,
      metadata: false,
      type: "realtime",
      keywords: one.parent,
      group: one.parent,
    });
    const definition = await ask(getService, "services/0102.json", { code: "0102.json" });
    expect(await definition.json()).toEqual({ service_code: "0102", attributes: [] });
  });

  test("an unknown one is not found, in JSON and in XML", async () => {
    const told = await errorOf(ask(getService, "services/9999", { code: "9999" }));
    expect(told).toMatchObject({ status: 404, code: 404 });
    expect(told.description).toContain("9999");
    const xml = await ask(getService, "services/9<.xml", { code: "9<.xml" });
    expect(xml.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(await xml.text()).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<errors><error><code>404<\/code><description>[^<]*9&lt;[^<]*<\/description><\/error><\/errors>\n$/,
    );
    expect(await errorOf(ask(getRequests, "requests.json?service_code=9999"))).toMatchObject({
      status: 404,
    });
  });

  test("an unchanged answer is not sent twice", async () => {
    const first = await ask(getServices, "services", {}, { accept: "text/xml" });
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    expect(first.headers.get("vary")).toBe("Accept, X-API-Key");
    expect(await first.text()).toContain("<services><service><service_code>");
    const again = { accept: "text/xml", "if-none-match": must(first.headers.get("etag")) };
    expect((await ask(getServices, "services", {}, again)).status).toBe(304);
  });
});

test("discovery says where the interface is and how one gets a key", async () => {
  const answer = await ask(getDiscovery, "discovery.json", {}, { "x-forwarded-proto": "https" });
  const told: unknown = await answer.json();
  expect(told).toMatchObject({
    endpoints: [
      {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: "https://site.test/alpha/open311/v2",
        formats: ["application/json", "text/xml"],
      },
    ],
  });
  const xml = await (await ask(getDiscovery, "discovery.xml")).text();
  expect(xml).toContain("<endpoints><endpoint><specification>");
});

describe("what cannot be answered", () => {
  test.each([
    ["start_date=gestern", "start_date"],
    ["end_date=2026-13-01", "end_date"],
    ["start_date=2026-01-01&end_date=2026-06-01", "90 天"],
    ["status=done", "status"],
    ["page=1", "page"],
  ])("400 for ?%s, with advice", async (query, word) => {
    const told = await errorOf(ask(getRequests, `requests.json?${query}`));
    expect(told).toMatchObject({ status: 400, code: 400 });
    expect(told.description).toContain(word);
  });

  test("404 for a district that is not there, and for the jurisdiction of another one", async () => {
    const nowhere = { district: "nowhere" };
    expect(await errorOf(ask(getServices, "services.json", nowhere))).toMatchObject({
      status: 404,
    });
    for (const [id, status] of [
      ["alpha", 200],
      ["beta", 404],
      ["", 200],
    ] as const) {
      const answer = await ask(getServices, `services.json?jurisdiction_id=${id}`);
      expect(answer.status, id).toBe(status);
    }
  });
});
