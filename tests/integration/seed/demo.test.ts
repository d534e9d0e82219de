import { beforeAll, describe, expect, it, vi } from "vitest";
import { enterByPhone, keepPhoneCode, signIn } from "@/lib/platform/access/accounts";
import { personalTraces } from "@/lib/parts/traces/rules/personal-traces";
import { shippedPostKinds } from "@/lib/affairs/service/data/post-kinds";
import { ticketEvents } from "@/lib/affairs/tickets/events";
import { ticketStatusOf, type AssignmentStatus } from "@/lib/affairs/tickets/rules/statuses";
import { demoAccounts, demoPhones } from "@/prisma/seed/accounts";
import { seedDemo } from "@/prisma/seed/demo";
import { useDatabase } from "../../support/database";

const database = useDatabase();

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await database.admin.query<T>(sql)).rows;
}

async function count(sql: string): Promise<number> {
  const [row] = await rows<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return row?.n ?? -1;
}

function seed(): Promise<void> {
  const { appUrl, authUrl, jobUrl, adminUrl } = database;
  return seedDemo({ appUrl, authUrl, jobUrl, adminUrl }, () => undefined);
}

const counts = `
  select t.slug, c.relname, (xpath('/row/n/text()', query_to_xml(format(
      'select count(*) as n from public.%I where tenant_id = %L', c.relname, t.id), false, true, '')))[1]::text as n
  from pg_class c cross join sec.tenant t
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
  order by 1, 2`;

beforeAll(async () => {
  vi.stubEnv("GEZHI_DEMO", "1");
  await seed();
}, 300_000);

describe("the example districts", () => {
  it("have estates of which no two in a district are called the same", async () => {
    expect(await count("estate")).toBeGreaterThan(20);
    expect(await count("(select from estate group by tenant_id, name having count(*) > 1) x")).toBe(
      0,
    );
  });

  it("have their whole hierarchy, each office once, and every post filled", async () => {
    const levels = await rows<{ slug: string; level: string; n: number }>(
      `select t.slug, a.level, count(*)::int as n from area a join sec.tenant t on t.id = a.tenant_id
       where a.level in ('street', 'community') group by 1, 2 order by 1, 2`,
    );
    expect(levels).toEqual([
      { slug: "changji", level: "community", n: 167 },
      { slug: "changji", level: "street", n: 22 },
      { slug: "minhang", level: "community", n: 596 },
      { slug: "minhang", level: "street", n: 14 },
    ]);
    for (const [level, role] of [
      ["street", "street_dispatcher"],
      ["street", "street_secretary"],
      ["community", "community_secretary"],
      ["grid", "grid_worker"],
    ] as const) {
      const unfilled = `area a where level = '${level}' and
        (select count(*) from duty d where d.tenant_id = a.tenant_id and d.area_id = a.id and d.role = '${role}' and d.absence_id is null) <> 1`;
      expect(await count(unfilled), role).toBe(0);
    }
  });

  it("are drawn down to the grids, with a place for every name", async () => {
    const undrawn = `area a where level <> 'building' and not exists
      (select from area_shape s where s.tenant_id = a.tenant_id and s.area_id = a.id)`;
    expect(await count(undrawn)).toBe(0);
    expect(await count("area where lng is null and level <> 'grid'")).toBe(0);
    expect(await count("area where level = 'building'")).toBeGreaterThan(500);
  });

  it.each(demoAccounts)("$tenant lets $name sign in", async ({ tenant, name, password, role }) => {
    const result = await signIn(tenant, name, password, "test");
    expect(result.ok, name).toBe(true);
    const [session] = await rows<{ role: string; must_change: boolean }>(
      `select s.role, s.must_change from sec.session s join sec.account a
         on a.tenant_id = s.tenant_id and a.person_id = s.person_id
       join sec.tenant t on t.id = s.tenant_id
       where t.slug = '${tenant}' and a.login_name = '${name}' order by s.issued_at desc limit 1`,
    );
    expect(session).toEqual({ role, must_change: false });
  });

  it("have one account with two duties", async () => {
    const two = `(select person_id from duty group by tenant_id, person_id having count(*) = 2) x
      join sec.account a on a.person_id = x.person_id where a.login_name = 'twoposts'`;
    expect(await count(two)).toBe(2);
  });
});

describe("the example tickets", () => {
  it("stand where their lead assignment puts them, with one lead at the most", async () => {
    const led = await rows<{ status: string; lead: AssignmentStatus }>(
      `select t.status, a.status as lead from ticket t join assignment a
         on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id`,
    );
    expect(led.length).toBeGreaterThan(100);
    for (const { status, lead } of led) expect(status).toBe(ticketStatusOf(lead));
    const open = `(select from assignment where part = 'lead' and ended_at is null
      group by tenant_id, ticket_id having count(*) > 1) x`;
    expect(await count(open)).toBe(0);
    const without = `ticket where lead_assignment_id is null and status in
      ('dispatched', 'accepted', 'in_progress', 'return_requested', 'verification', 'callback')`;
    expect(await count(without)).toBe(0);
  });

  it("show every state of the loop, in both districts", async () => {
    const states = await rows<{ slug: string; states: string[] }>(
      `select slug, array_agg(distinct status order by status) as states
       from ticket join sec.tenant t on t.id = tenant_id group by 1`,
    );
    for (const { slug, states: found } of states) {
      const missing = [
        "accepted",
        "answered",
        "callback",
        "closed",
        "dispatched",
        "in_progress",
        "linked",
        "registered",
        "rejected",
        "return_requested",
        "screening",
        "verification",
        "withdrawn",
      ].filter((status) => !found.includes(status));
      expect(missing, slug).toEqual([]);
    }
    expect(await count("assignment where status = 'sign_off'")).toBeGreaterThan(0);
    expect(await count("assignment where round = 2")).toBeGreaterThan(0);
  });

  it("wait on the desks of the accounts", async () => {
    const waiting = await rows<{ slug: string; n: number }>(
      `select t.slug, count(distinct k.status)::int as n from ticket k
       join sec.tenant t on t.id = k.tenant_id
       join area s on s.tenant_id = k.tenant_id and k.path like s.path || '%'
       where s.code in ('310112001000', '652301001000') and k.status in
         ('screening', 'return_requested', 'verification', 'callback', 'in_progress', 'dispatched')
       group by 1 order by 1`,
    );
    expect(waiting).toEqual([
      { slug: "changji", n: 6 },
      { slug: "minhang", n: 6 },
    ]);
  });

  it("know nothing of the future but due times", async () => {
    expect(await count("event where at > sec.now()")).toBe(0);
    expect(await count("message where at > sec.now()")).toBe(0);
    const late = `ticket where greatest(registered_at, dispatched_at, first_contact_at, resolved_at,
      verified_at, closed_at, rated_at) > sec.now()`;
    expect(await count(late)).toBe(0);
  });

  it("go forward in time, and are due by the rules", async () => {
    const disordered = `assignment where not (dispatched_at <= coalesce(accepted_at, dispatched_at)
      and coalesce(accepted_at, dispatched_at) <= coalesce(first_contact_at, accepted_at, dispatched_at)
      and coalesce(first_contact_at, dispatched_at) <= coalesce(submitted_at, 'infinity')
      and coalesce(submitted_at, dispatched_at) <= coalesce(verified_at, 'infinity')
      and due_at > dispatched_at)`;
    expect(await count(disordered)).toBe(0);
    // Day limits end with working time: 18:00 in Minhang, 19:30 or 20:00 in Changji.
    const ends = await rows<{ slug: string; at: string }>(
      `select distinct t.slug, to_char(due_at at time zone 'Asia/Shanghai', 'HH24:MI') as at
       from assignment join sec.tenant t on t.id = tenant_id where urgency <> 'urgent' order by 1, 2`,
    );
    expect(ends.filter(({ slug }) => slug === "minhang")).toEqual([
      { slug: "minhang", at: "18:00" },
    ]);
    for (const { slug, at } of ends) if (slug === "changji") expect(at).toMatch(/^(19:30|20:00)$/);
  });

  it("tell organizations nothing of the person", async () => {
    for (const { task } of await rows<{ task: string }>("select task from assignment")) {
      expect(personalTraces(task), task).toEqual([]);
    }
  });

  it("have photos where a result must show them", async () => {
    const bare = `assignment a where physical and submitted_at is not null and not (
      exists (select from attachment p where p.assignment_id = a.id and p.purpose = 'before')
      and exists (select from attachment p where p.assignment_id = a.id and p.purpose = 'after'))`;
    expect(await count(bare)).toBe(0);
  });
});

describe("the members and units of the example street", () => {
  it("have reported in every state, and serve, ask and promise in every state", async () => {
    const states = async (table: string, column = "status") =>
      (
        await rows<{ slug: string; found: string[] }>(
          `select t.slug, array_agg(distinct x.${column} order by x.${column}) as found
           from ${table} x join sec.tenant t on t.id = x.tenant_id group by 1 order by 1`,
        )
      ).map(({ found }) => found);
    const both = (found: readonly string[]) => [found, found];
    expect(await states("member_check_in")).toEqual(
      both(["active", "declined", "ended", "exempt", "invited", "submitted"]),
    );
    expect(await states("unit_check_in")).toEqual(both(["active", "declined", "submitted"]));
    const requests = "closed confirmed declined done published submitted taken withdrawn";
    expect(await states("service_request")).toEqual(both(requests.split(" ")));
    expect(await states("service_record")).toEqual(both(["confirmed", "refused", "submitted"]));
    expect(await states("service_activity")).toEqual(both(["cancelled", "done", "open"]));
    expect(await states("claim")).toEqual(both(["held", "waiting"]));
    expect(await states("pledge")).toEqual(
      both(["confirmed", "fulfilled", "reviewed", "withdrawn"]),
    );
    expect(await states("service_statement")).toEqual(both(["acknowledged", "drafted", "sent"]));
    // What the latest statements tell the accounts' units: the first waits, the second has read.
    const told = await rows<{ told: string }>(
      `select distinct right(s.unit_name, 4) || s.status as told from service_statement s
       join unit_check_in u on u.tenant_id = s.tenant_id and u.organization_id = s.organization_id and u.area_id = s.area_id
       where s.from_day = (select max(from_day) from service_statement) and u.phone_index is not null
         and (s.unit_name like '%第三中学' or s.unit_name like '%中心医院') order by 1`,
    );
    expect(told.map((one) => one.told)).toEqual(["中心医院acknowledged", "第三中学drafted"]);
    expect(await states("service_post", "kind")).toEqual(
      both(shippedPostKinds.map(({ key }) => key).toSorted()),
    );
  });

  it("hold as many places as are counted, and say nothing of the future", async () => {
    const miscounted = `slot s where held <> (select count(*) from claim c where c.tenant_id = s.tenant_id
        and c.slot_id = s.id and c.status = 'held')
      or waiting <> (select count(*) from claim c where c.tenant_id = s.tenant_id and c.slot_id = s.id
        and c.status = 'waiting')`;
    expect(await count(miscounted)).toBe(0);
    const late = `(select at from claim union all select entered_at from service_record
      union all select decided_at from service_record union all select submitted_at from member_check_in
      union all select greatest(submitted_at, published_at, taken_at, done_at, confirmed_at, ended_at)
      from service_request) x (at) where at > sec.now()`;
    expect(await count(late)).toBe(0);
  });

  it("publish nothing of who asks, and six have voted without a trace", async () => {
    for (const { text } of await rows<{ text: string }>(
      "select public_title || public_text as text from service_request where public_text is not null",
    ))
      expect(personalTraces(text), text).toEqual([]);
    const boxes = await rows<{ voted: number }>(
      "select cardinality(voted) as voted from sec.ballot_box",
    );
    expect(boxes).toEqual([{ voted: 6 }, { voted: 6 }]);
  });

  it.each(demoPhones)("$tenant lets $phone enter as $role", async ({ tenant, phone, role }) => {
    const code = "135790";
    const kept = await keepPhoneCode(tenant, { phone, purpose: role, code }, "test");
    expect(kept.known).toBe(true);
    expect(await enterByPhone(tenant, { phone, role, code })).not.toBeNull();
  });
});

describe("what the database keeps beside them", () => {
  it("an unbroken chain of history, with known names", async () => {
    const broken = `(select hash, lag(hash, 1, '\\x00') over w as before, e.* from event e
        window w as (partition by tenant_id order by seq)) e
      where e.hash <> sha256(before || convert_to(jsonb_build_array(tenant_id, seq, ticket_id,
        assignment_id, organization_id, subject_id, name, version, ticket_version, assignment_version,
        for_resident, actor_kind, actor_role, actor_duty_id, actor_name, payload,
        extract(epoch from at), request_id)::text, 'UTF8'))`;
    expect(await count(broken.replace("select hash, lag", "select lag"))).toBe(0);
    // What stands on a wall is told in the history of its matter.
    const known = new Set<string>([...ticketEvents, "wall.published"]);
    const names = await rows<{ name: string }>(
      "select distinct name from event where ticket_id is not null",
    );
    expect(names.filter(({ name }) => !known.has(name))).toEqual([]);
    const signed = `event where actor_kind = 'user' and not exists
      (select from duty d where d.tenant_id = event.tenant_id and d.id = actor_duty_id and d.role = actor_role)`;
    expect(await count(signed)).toBe(0);
  });

  it("roll-ups that a recount confirms", async () => {
    const recount = `select k.tenant_id, m.path, m.day, m.measure, count(*)::int as n from ticket k
      join sec.tenant t on t.id = k.tenant_id cross join lateral sec.measures(k, t.time_zone) m group by 1, 2, 3, 4`;
    const kept = "select tenant_id, path, day, measure, n from ticket_tally where n <> 0";
    expect(await count(`((${recount}) except (${kept})) x`)).toBe(0);
    expect(await count(`((${kept}) except (${recount})) x`)).toBe(0);
  });

  it("the same again after a second run", async () => {
    const before = await rows(counts);
    await seed();
    expect(await rows(counts)).toEqual(before);
  });
});
