import pg from "pg";
import { must, type World } from "./world";

/**
 * Fills a test district with `count` tickets over a year, most of them closed, as fast as the server
 * can: triggers are off, and what they would keep is written beside it. They spread as in a real
 * district, over 14 streets, 560 communities and 30 organizations: the two streets, the communities
 * and the organizations of the test world are among them, the others exist as places only.
 */
export async function manyTickets(
  adminUrl: string,
  world: World,
  count: number,
  /** What the tickets say, in turn. */
  texts: readonly string[] = ["楼道漏水三天没有人来修"],
): Promise<void> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("set local session_replication_role = replica");
    const grids = Object.values(world.areas).filter((area) => area.level === "grid");
    const departments = Object.values(world.departments).map((one) => one.id);
    await db.query(
      `create temp table numbered on commit drop as
       select n, gen_random_uuid() as id, gen_random_uuid() as assignment_id,
         (array[$2, $3])[1 + n % 2] as category_id, $4::uuid as area_id,
         coalesce(($5::text[])[1 + n % 560], $6 || 's' || (n % 14) || '.c' || (n % 560) || '.g' || (n / 560 % 4) || '.') as path,
         coalesce(($7::uuid[])[1 + n % 30], md5('organization ' || n % 30)::uuid) as organization_id, now() - (n * interval '1 year' / greatest($1::int, 105120)) as at,
         ($8::text[])[1 + n * 7 % cardinality($8::text[])] as text,
         (array['screening','dispatched','in_progress','verification','callback','closed','closed','closed','closed','closed'])[1 + n % 10] as status
       from generate_series(1, $1::int) n`,
      [
        count,
        must(world.categories["0101"]),
        must(world.categories["0201"]),
        grids[0]?.id,
        grids.map((grid) => grid.path),
        world.root,
        departments,
        texts,
      ],
    );
    await db.query(
      `insert into ticket (tenant_id, id, number, path, area_id, place_names, source, type, category_id, category_name, physical,
         title, text, status, registered_at, closed_at, due_at, lead_organization_id, lead_assignment_id, lead_name, dispatched_at, urgency, version)
       select $1, id, to_char(at, 'YYYYMMDD') || lpad(n::text, 6, '0'), path, area_id, '第一街道 社区 网格', 'portal', 'complaint', category_id::uuid,
         '房屋漏水', true, left(text, 20) || n, text || ' ' || n, status, at, case when status = 'closed' then at + interval '3 days' end,
         case when status <> 'screening' then at + interval '7 days' end, case when status <> 'screening' then organization_id end,
         case when status <> 'screening' then assignment_id end, case when status <> 'screening' then '住建局' end,
         case when status <> 'screening' then at end, 'routine', 1
       from numbered`,
      [world.tenantId],
    );
    await db.query(
      `insert into assignment (tenant_id, id, ticket_id, ticket_number, path, organization_id, organization_name, part, status, title, task, place,
         category_name, physical, urgency, dispatched_at, dispatched_by, accept_by, recall_until, return_until, first_contact_by, due_at, ended_at)
       select $1, assignment_id, id, to_char(at, 'YYYYMMDD') || lpad(n::text, 6, '0'), path, organization_id, '住建局', 'lead',
         (array['dispatched','dispatched','in_progress','submitted','verified','done','done','done','done','done'])[1 + n % 10],
         '楼道漏水', '请维修', '网格', '房屋漏水', true, 'routine', at, '派单员', at, at, at, at, at + interval '7 days',
         case when n % 10 > 4 then at + interval '3 days' end
       from numbered where status <> 'screening'`,
      [world.tenantId],
    );
    await db.query(
      `insert into sec.ticket_gram (tenant_id, ticket_id, path, grams)
       select $1, id, path, sec.grams(text || ' ' || n) from numbered`,
      [world.tenantId],
    );
    await db.query(
      `insert into ticket_tally (tenant_id, path, day, measure, n)
       select t.tenant_id, m.path, m.day, m.measure, count(*) from ticket t, lateral sec.measures(t, 'Asia/Shanghai') m
       where t.tenant_id = $1 group by 1, 2, 3, 4
       on conflict (tenant_id, path, day, measure) do update set n = excluded.n`,
      [world.tenantId],
    );
    // The limits that run, as their triggers would keep them; the scan has reckoned them all.
    await db.query(
      `insert into clock (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at, planned_by, next_at)
       select t.tenant_id, gen_random_uuid(), k.kind, t.id, t.id, t.path, k.started_at, now() + interval '3 days', 'infinity', now() + interval '3 days'
       from ticket t, lateral sec.clocks_of_ticket(t, null, now()) k where t.tenant_id = $1 and t.status = 'screening'
       on conflict do nothing`,
      [world.tenantId],
    );
    await db.query(
      `insert into clock (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at, due_at, planned_by, next_at)
       select a.tenant_id, gen_random_uuid(), k.kind, a.id, a.ticket_id, a.id, a.path, a.organization_id, k.started_at, k.due_at, 'infinity', now() + interval '3 days'
       from assignment a, lateral sec.clocks_of_assignment(a, null, now()) k where a.tenant_id = $1 and a.ended_at is null
       on conflict do nothing`,
      [world.tenantId],
    );
    await db.query("commit");
    await db.query("analyze");
  } finally {
    await db.end();
  }
}
