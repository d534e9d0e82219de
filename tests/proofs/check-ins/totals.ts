import { enterHeadCount } from "@/lib/ground/check-ins/commands/enter-head-count";
import { checkInFigures, countedRows } from "@/lib/ground/check-ins/queries/figures";
import { rateOf } from "@/lib/ground/check-ins/rules/figures";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import type { TestDatabase } from "@/tests/support/database";
import { jobKey, must, openSession } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";

/** What a district has published (DOMAIN §10.6). */
export interface Published {
  members: number;
  living: number;
  percent: number;
  units: number;
  unitMembers: number;
}

/**
 * A district of the size that was published: as many members who have reported and were accepted, as
 * many units with as many members. The product must say the same figures, and the rows that it opens
 * for them must be as many.
 */
export async function measureTotals(
  database: TestDatabase,
  published: Published,
  read: typeof checkInFigures = checkInFigures,
): Promise<Figure[]> {
  await fill(database, published);
  const world = must(database.worlds["east"]);
  const token = await openSession(database.admin, world, "org");
  const org: Credential = { kind: "session", token };
  const areaId = must(world.areas["district"]).id;
  const stated = { kind: "members_living", n: String(published.living), source: "区委组织部台账" };
  await execute(enterHeadCount, org, { areaId, ...stated, asOf: "2026-01-01" }, newId());
  const { own, below } = must(await withScope(org, "read", read));
  const rate = rateOf(own.members, own.membersLiving);
  const opened = {
    members: await behind(org, areaId, "members"),
    units: await behind(org, areaId, "units"),
  };
  const parts = below.reduce((sum, place) => sum + place.members, 0);
  return [
    figure("check-ins.members", own.members, `= ${published.members}`, "people"),
    figure(
      "check-ins.rate",
      "percent" in rate ? Number(rate.percent) : 0,
      `= ${published.percent}`,
      "%",
    ),
    figure("check-ins.units", own.units, `= ${published.units}`, "units"),
    figure("check-ins.unit_members", own.unitMembers, `= ${published.unitMembers}`, "people"),
    figure("check-ins.members.rows", opened.members, `= ${own.members}`, "rows"),
    figure("check-ins.units.rows", opened.units, `= ${own.units}`, "rows"),
    figure("check-ins.members.parts", parts, `= ${own.members}`, "people"),
  ];
}

/** Reads page after page what a figure opens. */
async function behind(who: Credential, areaId: string, kind: "members" | "units"): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const asked = { areaId, kind, after };
    const page = must(await withScope(who, "read", (scope: Scope) => countedRows(scope, asked)));
    count += page.rows.length;
    after = page.next ?? undefined;
  } while (after !== undefined);
  progress(`${String(count)} rows of ${kind} opened`);
  return count;
}

/** What is missing to the published numbers, set-wise and spread over the communities. */
async function fill(database: TestDatabase, { members, units, unitMembers }: Published) {
  const world = must(database.worlds["east"]);
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('sec.hash', $1, true)", [jobKey("east")]);
    await client.query(
      `with place as (select id, path, row_number() over (order by path) - 1 as k, count(*) over () as places
         from area where tenant_id = $1 and level = 'community'),
       missing as (select $2::int - count(*) as n from member_check_in where tenant_id = $1 and status = 'active'),
       made as (insert into member (tenant_id, id, path, area_id, name_masked, name_key, phone_masked, phone_index, unit_name, origin, created_at)
         select $1, gen_random_uuid(), p.path, p.id, '林**', sha256(('n' || i)::bytea), '139****0000', sha256(('p' || i)::bytea), '区图书馆', 'community', now()
         from missing m cross join generate_series(1, m.n) i join place p on p.k = i % p.places
         returning tenant_id, id, path, area_id)
       insert into member_check_in (tenant_id, id, path, area_id, member_id, status, origin, submitted_at, decided_at)
       select tenant_id, gen_random_uuid(), path, area_id, id, 'active', 'community', now(), now() from made`,
      [world.tenantId, members],
    );
    // The members of the units are spread evenly; what is left over belongs to the first ones.
    await client.query(
      `with place as (select id, path, row_number() over (order by path) - 1 as k, count(*) over () as places
         from area where tenant_id = $1 and level = 'community'),
       missing as (select $2::int - count(*)::int as n, $3::int - coalesce(sum(member_count), 0)::int as people
         from unit_check_in where tenant_id = $1 and status = 'active'),
       made as (insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
         select $1, gen_random_uuid(), 'unit', p.id, p.path, '第' || i || '单位', '第' || i || '单位'
         from missing m cross join generate_series(1, m.n) i join place p on p.k = i % p.places
         returning tenant_id, id, path, area_id, name),
       counted as (select made.*, row_number() over (order by name) as i from made)
       insert into unit_check_in (tenant_id, id, path, area_id, organization_id, unit_name, unit_kind, party_org_name,
         member_count, liaison_masked, phone_masked, phone_index, status, submitted_at, decided_at)
       select c.tenant_id, gen_random_uuid(), c.path, c.area_id, c.id, c.name, 'other', c.name || '党支部',
         m.people / m.n + (c.i <= m.people % m.n)::int, '高**', '137****0000', sha256(('u' || c.i)::bytea), 'active', now(), now()
       from counted c cross join missing m`,
      [world.tenantId, units, unitMembers],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}
