import { afterAll, describe, expect, test } from "vitest";
import { GET as getRequest } from "@/app/(public)/[district]/open311/v2/requests/[id]/route";
import { GET as getRequests, POST } from "@/app/(public)/[district]/open311/v2/requests/route";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { follow } from "@/lib/across/walls/commands/follow";
import { openSystem } from "@/lib/ground/systems/commands/open-system";
import { withKey } from "@/lib/ground/systems/commands/key";
import { renewSystem } from "@/lib/ground/systems/commands/renew-system";
import { revokeSystem } from "@/lib/ground/systems/commands/revoke-system";
import { systemsPage } from "@/lib/ground/systems/queries";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { publishAs } from "@/tests/integration/walls/stand";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { ask, errorOf, ownRequests, receipts, send } from "./ask";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const now = new Date("2026-11-23T10:05:00+08:00");
afterAll(() => database.freeze(null));

const text = "路口的路灯不亮，晚上骑车看不清。";
const resident = { last_name: "陶", first_name: "玉珍", phone: "13900004321" };
const address = { address_string: "人民路12号门口" };

/** Opens a system and returns its key, as the page would show it. */
async function open(name: string, lastDay = "2027-11-23", on = stage) {
  const submission = newId();
  const input = { name, keeper: "区城运中心 李工", lastDay };
  const result = await execute(openSystem, await on.as("admin"), input, submission);
  return withKey(result, submission, { origin: "http://site.test" });
}

function handIn(
  key: string,
  more: Record<string, string> = {},
  where: Parameters<typeof send>[2] = {},
) {
  const fields = { api_key: key, service_code: "0102", description: text, ...address, ...more };
  return send(POST, fields, where);
}

async function received(answer: Promise<Response>) {
  const told = await answer;
  expect([told.status, told.headers.get("cache-control")]).toEqual([201, "private, no-store"]);
  return must(receipts.parse(await told.json())[0]);
}

async function own(key: string, query = "") {
  const answer = await ask(getRequests, `requests.json?${query}`, {}, { "x-api-key": key });
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  return ownRequests.parse(await answer.json());
}

describe("a system with a key", () => {
  test("hands in a matter that stands in the queue as its own, with a receipt for the resident", async () => {
    const { key } = await open("城市大脑");
    const grid = must(stage.world.areas["street1.community1.grid1"]);
    const { rows } = await database.admin.query<{ code: string }>(
      "select code from area where id = $1",
      [grid.id],
    );
    const sent = await received(
      handIn(key, {
        ...resident,
        address_id: must(rows[0]).code,
        lat: "31.1123",
        long: "121.3811",
        external_id: "CSDN-2026-001",
        email: "tao@example.com",
        device_id: "d1",
      }),
    );
    const ticket = await stage.ticket(sent.service_request_id);
    expect(ticket).toMatchObject({
      source: "platform",
      status: "screening",
      path: grid.path,
      text,
      address: address.address_string,
      external_number: "CSDN-2026-001",
    });
    expect([Number(ticket["lat"]), Number(ticket["lng"])]).toEqual([31.1123, 121.3811]);
    // Who it came from stands in the history; neither key nor text nor an e-mail address stands in the log.
    const { rows: log } = await database.admin.query<{ all: string; name: string }>(
      "select actor_name as name, e::text as all from event e where ticket_id = $1",
      [ticket.id],
    );
    expect(log.map(({ name }) => name)).toEqual(["城市大脑"]);
    const everything = JSON.stringify([log, ticket]);
    for (const trace of [key, "tao@example.com", "陶"]) expect(everything).not.toContain(trace);
    const receipt: Credential = {
      kind: "receipt",
      slug: "alpha",
      number: sent.service_request_id,
      code: sent.query_code,
    };
    const seen = await withScope(receipt, "read", ({ actor }) => Promise.resolve(actor.ticketId));
    expect(seen).toBe(ticket.id);
    expect(sent.track_url).toBe("http://site.test/alpha/track");
  });

  test("may send the same number again and is told the first answer, also at once, also after the results are forgotten", async () => {
    const { key } = await open("热线平台");
    const more = { external_id: "H-1" };
    const twice = await Promise.all([received(handIn(key, more)), received(handIn(key, more))]);
    await database.admin.query("delete from command_result");
    twice.push(await received(handIn(key, { ...more, description: "换了说法，还是同一件事情。" })));
    expect(new Set(twice.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await own(key)).toHaveLength(1);
    // Without a number of its own every sending is a matter; another system's number is another's.
    const apart = [await received(handIn(key)), await received(handIn(key))];
    const other = await open("数字城管");
    apart.push(await received(handIn(other.key, more)));
    const numbers = new Set([...twice, ...apart].map((one) => one.service_request_id));
    expect(numbers.size).toBe(4);
    expect(new Set([...twice, ...apart].map((one) => one.query_code)).size).toBe(4);
  });

  test("reads how its own matters stand, published or not, and nobody else's", async () => {
    const { key } = await open("民生服务平台");
    const sent = await received(handIn(key, { ...resident, external_id: "M-7" }));
    const matter = await stage.ticket(sent.service_request_id);
    expect(await own(key)).toEqual([
      expect.objectContaining({
        service_request_id: sent.service_request_id,
        external_id: "M-7",
        public_request_id: null,
        status: "open",
        status_notes: "已收到",
        agency_responsible: must(stage.world.areas["district"]).name ?? expect.any(String),
        title: null,
        description: null,
        media_url: null,
      }),
    ]);
    const foreign = await received(handIn((await open("另一个平台")).key));
    for (const id of [foreign.service_request_id, "20260101000001", newId()]) {
      const told = await errorOf(ask(getRequest, `requests/${id}`, { id }, { "x-api-key": key }));
      expect(told).toMatchObject({ status: 404, code: 404 });
    }
    const inStreet = await received(
      handIn(key, { external_id: "M-8", address_id: await codeOf("street1.community1") }),
    );
    const { id } = await stage.ticket(inStreet.service_request_id);
    await stage.dispatch(id);
    const entry = await publishAs(stage, "dispatcher1", id);
    const byTheirs = await ask(getRequest, "requests/M-8", { id: "M-8" }, { "x-api-key": key });
    expect(ownRequests.parse(await byTheirs.json())).toMatchObject([
      { external_id: "M-8", public_request_id: entry, agency_responsible: "住建局" },
    ]);
    await stage.onTicket("center", reject, matter.id, {
      reasonCode: "legal_channel",
      text: "属于企业合同纠纷，请通过诉讼解决。",
    });
    const [closed] = await own(key, "status=closed");
    expect(closed).toMatchObject({
      service_request_id: sent.service_request_id,
      status: "closed",
      status_notes: "属于企业合同纠纷，请通过诉讼解决。",
      expected_datetime: null,
    });
    expect((await own(key, "status=open")).map((one) => one.external_id)).toEqual(["M-8"]);
    expect(JSON.stringify(await own(key))).not.toMatch(/陶|13900004321|人民路/);
  });

  test("does nothing else that a visitor may", async () => {
    const { key } = await open("只报诉求");
    const credential: Credential = { kind: "system", slug: "alpha", key };
    const input = { id: newId(), token: "A".repeat(43) };
    await refused(execute(follow, credential, input, newId()), "not-found");
    await withScope(credential, "write", async ({ actor, tx }) => {
      expect([actor.role, actor.name]).toEqual(["system", "只报诉求"]);
      await expect(tx.$queryRaw`select id from ticket`).rejects.toThrow(/permission denied/);
    }).catch((error: unknown) => expect(String(error)).toMatch(/aborted|permission/));
    for (const source of ["portal", "hotline"]) {
      const forged = withScope(credential, "write", ({ actor, tx }) =>
        tx.ticket.createMany({
          data: {
            tenantId: actor.tenantId,
            id: newId(),
            number: "9999999999999",
            path: actor.tenant.root,
            areaId: must(stage.world.areas["district"]).id,
            placeNames: "",
            source,
            type: "request",
            categoryId: must(stage.world.categories["0102"]),
            categoryName: "",
            physical: false,
            title: "x",
            text: "x",
            status: "screening",
            registeredAt: actor.at,
          },
        }),
      );
      await expect(forged).rejects.toThrow(/row-level security/);
    }
  });
});

async function codeOf(key: string): Promise<string> {
  const { rows } = await database.admin.query<{ code: string }>(
    "select code from area where id = $1",
    [must(stage.world.areas[key]).id],
  );
  return must(rows[0]).code;
}

describe("a key", () => {
  test("opens nothing when it is wrong, of another district, expired, replaced or taken back", async () => {
    await database.freeze(now);
    const { key, id } = await open("到期的平台", "2026-11-23");
    const abroad = await open("别区的平台", "2027-01-01", new Stage(database, "beta"));
    const closed = { status: 403, code: 403 };
    const tried = async (one: string) => [
      await errorOf(handIn(one)),
      await errorOf(ask(getRequests, "requests.json", {}, { "x-api-key": one })),
    ];
    for (const one of ["nonsense", abroad.key]) {
      expect(await tried(one)).toMatchObject([closed, closed]);
    }
    expect(await errorOf(handIn(""))).toMatchObject(closed);
    await received(handIn(key));
    await database.freeze(new Date("2026-11-24T00:00:00+08:00"));
    expect(await tried(key)).toMatchObject([closed, closed]);
    // A new key for the same system: what it has handed in is still its own, the old key is dead.
    const submission = newId();
    const given = { id, version: "1", lastDay: "2027-01-01" };
    const again = await execute(renewSystem, await stage.as("admin"), given, submission);
    const fresh = withKey(again, submission, { origin: "" }).key;
    expect(fresh).not.toBe(key);
    expect(await tried(key)).toMatchObject([closed, closed]);
    expect(await own(fresh)).toHaveLength(1);
    await refused(execute(renewSystem, await stage.as("admin"), given, newId()), "conflict");
    await execute(revokeSystem, await stage.as("admin"), { id, version: "2" }, newId());
    expect(await tried(fresh)).toMatchObject([closed, closed]);
    await database.freeze(null);
  });

  test("is given by the administrator alone, under a name of its own, until a day to come", async () => {
    const input = { name: "城运", keeper: "区城运中心", lastDay: "2027-01-01" };
    for (const login of ["org", "center", "dispatcher1", "housingclerk"]) {
      await refused(execute(openSystem, await stage.as(login), input, newId()), "forbidden");
    }
    await open("城运");
    const known = await refused(
      execute(openSystem, await stage.as("admin"), input, newId()),
      "invalid",
    );
    expect(known.fields).toEqual({ name: "systems.known" });
    for (const [lastDay, why] of [
      ["2020-01-01", "systems.past"],
      ["2099-01-01", "systems.tooLong"],
    ]) {
      const more = { ...input, name: "别的", lastDay };
      const late = await refused(
        execute(openSystem, await stage.as("admin"), more, newId()),
        "invalid",
      );
      expect(late.fields).toEqual({ lastDay: why });
    }
  });

  test("is stored as a hash, told on a retry, audited, and the day of its use is shown", async () => {
    const submission = newId();
    const input = { name: "可信平台", keeper: "区数据局", lastDay: "2027-01-01" };
    const admin = await stage.as("admin");
    const first = await execute(openSystem, admin, input, submission);
    expect(await execute(openSystem, admin, input, submission)).toEqual(first);
    const { key } = withKey(first, submission, { origin: "" });
    expect(key).toMatch(/^[\w-]{43}$/);
    const { rows } = await database.admin.query<{ all: string }>(
      `select coalesce(string_agg(x, ''), '') as all from (
         select s::text as x from sec.session s union all select o::text from outside_system o
         union all select e::text from event e union all select r::text from command_result r) y`,
    );
    expect(must(rows[0]).all).not.toContain(key);
    const page = async () => {
      const { systems, today } = await withScope(admin, "read", systemsPage);
      return { ...must(systems.find(({ id }) => id === first.id)), today };
    };
    expect(await page()).toMatchObject({ usedOn: null, state: "active" });
    await own(key);
    const used = await page();
    expect(used.usedOn).toBe(used.today);
    const events = await database.admin.query<{ name: string; actor: string }>(
      "select name, actor_name as actor from event where subject_id = $1",
      [first.id],
    );
    expect(events.rows).toEqual([{ name: "system.opened", actor: "管理员" }]);
  });

  test("beyond the district's number in an hour its matters are taken, with a note for who screens them", async () => {
    await database.freeze(now);
    const { key } = await open("很忙的平台");
    await database.pastTriggers(
      `insert into setting (tenant_id, id, area_id, path, key, version, value, valid_from, note, entered_at, entered_name)
       values ($1, $2, $3, $4, 'reports.perSystemHour', 1, '10', '2020-01-01', 't', now(), 't')`,
      [
        stage.world.tenantId,
        newId(),
        must(stage.world.areas["district"]).id,
        must(stage.world.areas["district"]).path,
      ],
    );
    const notes = async () => {
      const { service_request_id: number } = await received(handIn(key));
      const { rows } = await database.admin.query<{ body: string }>(
        `select m.body from message m join ticket t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
         where t.number = $1 and t.tenant_id = $2 and m.audience = 'internal'`,
        [number, stage.world.tenantId],
      );
      return rows.map(({ body }) => body);
    };
    for (let at = 0; at < 10; at += 1) expect(await notes()).toEqual([]);
    expect((await notes())[0]).toContain("很忙的平台一小时内报送超过 10 件");
    await database.freeze(null);
  });
});

describe("what cannot be taken in", () => {
  test.each([
    [{ service_code: "" }, 400, "service_code"],
    [{ service_code: "9999" }, 404, "9999"],
    [{ description: "" }, 400, "description"],
    [{ description: "灯坏" }, 400, "description：内容太短"],
    [{ address_string: "" }, 400, "地点"],
    [{ lat: "31.1" }, 400, "long"],
    [{ lat: "310", long: "121.3" }, 400, "lat"],
    [{ address_id: "999999999999" }, 400, "999999999999"],
    [{ phone: "123" }, 400, "phone：电话号码不对"],
    [{ media_url: "http://elsewhere.test/a.jpg" }, 400, "media_url"],
    [{ external_id: "x".repeat(41) }, 400, "external_id"],
    [{ jurisdiction_id: "beta" }, 404, "alpha"],
  ])("%j: %i, and says what to do", async (more, status, word) => {
    const { key } = await open(`平台${newId().slice(-8)}`);
    const told = await errorOf(handIn(key, more));
    expect(told).toMatchObject({ status, code: status });
    expect(told.description).toContain(word);
    expect(await own(key)).toEqual([]);
  });

  test("anything but a form, or one that is too long", async () => {
    const { key } = await open("表单平台");
    const json = { headers: { "content-type": "application/json" } };
    expect(await errorOf(handIn(key, {}, json))).toMatchObject({ status: 400 });
    const long = { description: "长".repeat(30_000) };
    expect(await errorOf(handIn(key, long))).toMatchObject({ status: 400 });
  });

  test("a point alone goes to the district's pool, with the point for an address", async () => {
    const { key } = await open("只有坐标");
    const more = { address_string: "", lat: "31.1", long: "121.4" };
    const { service_request_id: number } = await received(handIn(key, more));
    expect(await stage.ticket(number)).toMatchObject({
      status: "registered",
      address: "坐标：纬度 31.1，经度 121.4",
    });
  });
});
