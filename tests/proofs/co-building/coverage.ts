import { figuresOf } from "@/lib/across/coverage/queries/figures";
import { createRng, type Rng } from "@/prisma/seed/content/random";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must, type World } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";

const types = [
  "government",
  "private_enterprise",
  "social_organization",
  "self_employed",
  "owners_committee",
  "office_building",
  "market",
];
const forms = ["own", "joint", "building", "industry", "project", "functional", "grid"];

/**
 * 覆盖率 (DOMAIN §6.5): for the district, each street and each community what the screen's query says against what a
 * plain reading of the raw rows says, one unit after the other. `plant` spoils something between the two.
 */
export async function measureCoverage(
  database: TestDatabase,
  { units, seed = "coverage" }: { units: number; seed?: string },
  plant?: () => Promise<void>,
): Promise<Figure[]> {
  const stage = new Stage(database, "east");
  await populate(database, stage.world, { units, rng: createRng(seed) });
  const expected = await naive(database, stage.world);
  await plant?.();
  const wrong: string[] = [];
  let telling = 0;
  for (const [login, key] of readers) {
    progress(`coverage: ${key}`);
    const who = await stage.as(login);
    const figures = await withScope(who, "read", (scope) => figuresOf(scope, null));
    const said: Readonly<Record<string, number | null>> = {
      operating: figures.operating,
      closed: figures.closed,
      own: figures.all.coverage.own,
      joint: figures.all.coverage.joint,
      adviser: figures.all.coverage.adviser,
      none: figures.all.coverage.none,
      organizationRate: figures.rates.organization.percent,
      ownRate: figures.rates.own.percent,
      workRate: figures.rates.work.percent,
      rated: figures.rates.work.whole,
      organizationRateOfAll: figures.all.rates.organization.percent,
      ownRateOfAll: figures.all.rates.own.percent,
      workRateOfAll: figures.all.rates.work.percent,
      organizationRateOfShops: figures.groups.shops.rates.organization.percent,
      workRateOfBuildings: figures.groups.buildings.rates.work.percent,
      target: figures.target.count,
      targetRate: figures.target.rates.organization.percent,
      blind: figures.all.gaps.blind,
      unseated: figures.all.gaps.unseated,
      unreported: figures.all.gaps.unreported,
    };
    const meant = must(expected.get(key));
    for (const [name, value] of Object.entries(meant)) {
      if (value !== null && value > 0) telling += 1;
      if (said[name] !== value)
        wrong.push(`${key} ${name}: ${String(said[name])}, not ${String(value)}`);
    }
  }
  return [
    figure("co-building.coverage.compared", telling, ">= 90", "figures above zero"),
    figure("co-building.coverage.wrong", wrong.length, "= 0", "figures", wrong),
  ];
}

const readers: readonly (readonly [login: string, area: string])[] = [
  ["org", "district"],
  ["secretary1", "street1"],
  ["secretary2", "street2"],
  ["community11", "street1.community1"],
  ["community12", "street1.community2"],
  ["community21", "street2.community1"],
  ["community22", "street2.community2"],
];

/** Units of every kind, with everything that can reach them and much that only looks like it. */
async function populate(
  database: TestDatabase,
  world: World,
  { units, rng }: { units: number; rng: Rng },
): Promise<void> {
  const places = [
    "street1",
    "street1.community1",
    "street1.community2",
    "street2",
    "street2.community1",
  ];
  // The second community of the second street stays empty: 0 of 0.
  const ids: string[] = [];
  for (let n = 0; n < units; n += 1) {
    const key = rng.pick(places);
    const place = must(world.areas[key]);
    const id = newId();
    ids.push(id);
    const closed = rng.chance(0.12);
    await run(database, "organization", {
      tenant_id: world.tenantId,
      id,
      kind: "unit",
      area_id: place.id,
      path: place.path,
      name: `核验单位${String(n)}`,
      short_name: `单位${String(n)}`,
    });
    await run(database, "unit_profile", {
      tenant_id: world.tenantId,
      id,
      path: place.path,
      area_id: place.id,
      type: rng.pick(types),
      operating: rng.chance(0.85),
      looked_on: "2026-01-05",
      premises: rng.chance(0.8),
      ...(rng.chance(0.8) ? { staff: rng.int(0, 60), staff_on: "2026-01-05" } : {}),
      closed_on: closed ? "2026-02-01" : null,
      entered_at: new Date(),
      entered_by: "t",
    });
    if (rng.chance(0.3)) {
      const [starts, ends] = rng.pick([
        ["2026-01-01", null],
        ["2026-01-01", "2026-01-20"],
        ["2026-01-01", "2099-01-01"],
        ["2098-01-01", "2099-01-01"],
      ] as const);
      await run(database, "unit_adviser", {
        tenant_id: world.tenantId,
        id: newId(),
        unit_id: id,
        path: place.path,
        kind: rng.pick(["adviser", "liaison", "mass_organization"]),
        name: "核验指导员",
        starts_on: starts,
        ends_on: ends,
        entered_at: new Date(),
        entered_by: "t",
      });
    }
    if (rng.chance(0.25)) {
      // Where it reports need not be where it is registered; some name no members.
      const where = must(world.areas[rng.pick([key, "street2.community2"])]);
      await database.pastTriggers(
        `insert into unit_check_in (tenant_id, id, path, area_id, organization_id, unit_name, unit_kind, party_org_name,
           member_count, liaison_masked, phone_masked, phone_index, status, end_reason, submitted_at, ended_at)
         values ($1, $2, $3, $4, $5, '核验单位', 'other', '核验支部', $10, '周**', '138****0099', $6, $7, $8, now(), $9)`,
        [
          world.tenantId,
          newId(),
          where.path,
          where.id,
          id,
          Buffer.from(id),
          ...(rng.chance(0.6) ? ["active", null, null] : ["ended", "moved", new Date()]),
          rng.chance(0.6) ? 3 : 0,
        ],
      );
    }
    if (rng.chance(0.15)) {
      const council = must(world.councils["council1"]);
      await database.pastTriggers(
        `insert into council_seat (tenant_id, id, council_id, term_id, path, kind, function, organization_id, organization_name, closed_on, close_reason)
         select tenant_id, $3, council_id, term_id, path, 'part_time', 'general', $4, '核验单位', $5::date, $6
         from council_seat where tenant_id = $1 and council_id = $2 limit 1`,
        [
          world.tenantId,
          council.id,
          newId(),
          id,
          ...(rng.chance(0.3) ? ["2026-01-20", "fewer_seats"] : [null, null]),
        ],
      );
    }
  }
  for (let n = 0; n < Math.ceil(units / 4); n += 1) {
    const place = must(world.areas[rng.pick(["district", ...places])]);
    const form = rng.pick(forms);
    await run(database, "party_organization", {
      tenant_id: world.tenantId,
      id: newId(),
      path: place.path,
      area_id: place.id,
      level: "branch",
      form,
      name: `核验支部${String(n)}`,
      unit_ids: Array.from({ length: form === "own" ? 1 : rng.int(1, 4) }, () => rng.pick(ids)),
      established_on: "2024-01-01",
      ...(form === "project" ? { purpose: "核验" } : {}),
      ends_on: form === "project" ? "2099-01-01" : rng.pick([null, null, "2026-01-20"]),
      ...(rng.chance(0.2) ? { closed_on: "2026-01-15", close_reason: "dissolved" } : {}),
    });
  }
}

async function run(database: TestDatabase, table: string, row: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(row);
  const places = columns.map((_one, at) => `$${String(at + 1)}`);
  await database.pastTriggers(
    `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`,
    Object.values(row),
  );
}

interface Raw {
  id: string;
  path: string;
  type: string;
  operating: boolean;
  premises: boolean;
  staff: number | null;
  closed: boolean;
}

type Heap = Record<"own" | "joint" | "adviser" | "none", number>;
const heap = (): Heap => ({ own: 0, joint: 0, adviser: 0, none: 0 });

/** The same figures by going from unit to unit over raw rows; it shares no line with the product. */
async function naive(
  { admin }: TestDatabase,
  world: World,
): Promise<Map<string, Record<string, number | null>>> {
  const { tenantId } = world;
  const all = async <Row extends object>(sql: string) =>
    (await admin.query<Row>(sql, [tenantId])).rows;
  const units = await all<Raw>(
    "select id, path, type, operating, premises, staff, closed_on is not null as closed from unit_profile where tenant_id = $1",
  );
  const party = await all<{ form: string | null; units: string[] }>(
    "select form, unit_ids as units from party_organization where tenant_id = $1 and closed_on is null and coalesce(ends_on >= sec.now()::date, true)",
  );
  const advisers = await all<{ unit: string }>(
    `select unit_id as unit from unit_adviser where tenant_id = $1 and starts_on <= sec.now()::date
       and (ends_on is null or ends_on >= sec.now()::date)`,
  );
  const seats = await all<{ unit: string }>(
    `select s.organization_id as unit from council_seat s, council_term m
     where s.tenant_id = $1 and m.id = s.term_id and m.status = 'current' and s.closed_on is null`,
  );
  const reports = await all<{ unit: string | null; party: string; members: number }>(
    `select organization_id as unit, party_org_name as party, member_count as members from unit_check_in
     where tenant_id = $1 and status = 'active'`,
  );
  const result = new Map<string, Record<string, number | null>>();
  for (const [, key] of readers) {
    const { path } = must(world.areas[key]);
    const count = { operating: 0, closed: 0, own: 0, joint: 0, adviser: 0, none: 0 };
    const more = { target: 0, blind: 0, unseated: 0, unreported: 0 };
    const heaps = { sector: heap(), everyone: heap(), shops: heap(), buildings: heap() };
    let targetCovered = 0;
    for (const unit of units) {
      if (!unit.path.startsWith(path)) continue;
      if (unit.closed) {
        count.closed += 1;
        continue;
      }
      if (!unit.operating) continue;
      count.operating += 1;
      const naming = party.filter((one) => one.units.includes(unit.id));
      const own = naming.some(({ form }) => form === "own");
      const joint = naming.some(({ form }) =>
        ["joint", "building", "industry"].includes(form ?? ""),
      );
      const adviser = advisers.some((one) => one.unit === unit.id);
      const told = reports.some((one) => one.unit === unit.id && one.members > 0 && one.party);
      const how = own || (!joint && told) ? "own" : joint ? "joint" : adviser ? "adviser" : "none";
      count[how] += 1;
      heaps.everyone[how] += 1;
      if (["private_enterprise", "social_organization"].includes(unit.type)) heaps.sector[how] += 1;
      if (unit.type === "self_employed") heaps.shops[how] += 1;
      if (unit.type === "office_building" || unit.type === "market") heaps.buildings[how] += 1;
      const seated = seats.some((one) => one.unit === unit.id);
      const reported = reports.some((one) => one.unit === unit.id);
      if (!seated) more.unseated += 1;
      if (!reported) more.unreported += 1;
      if (how === "none" && !seated && !reported) more.blind += 1;
      const least = { private_enterprise: 10, social_organization: 30 }[unit.type];
      if (least !== undefined && unit.premises && unit.staff !== null && unit.staff >= least) {
        more.target += 1;
        if (how === "own" || how === "joint") targetCovered += 1;
      }
    }
    const rate = (part: number, whole: number) =>
      whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
    const size = ({ own, joint, adviser, none }: Heap) => own + joint + adviser + none;
    const organization = (of: Heap) => rate(of.own + of.joint, size(of));
    const work = (of: Heap) => rate(of.own + of.joint + of.adviser, size(of));
    const { sector, everyone, shops, buildings } = heaps;
    result.set(key, {
      ...count,
      ...more,
      organizationRate: organization(sector),
      ownRate: rate(sector.own, size(sector)),
      workRate: work(sector),
      rated: size(sector),
      organizationRateOfAll: organization(everyone),
      ownRateOfAll: rate(everyone.own, size(everyone)),
      workRateOfAll: work(everyone),
      organizationRateOfShops: organization(shops),
      workRateOfBuildings: work(buildings),
      targetRate: rate(targetCovered, more.target),
    });
  }
  return result;
}
