import { newId } from "@/lib/platform/core/id";
import { childPath, segment } from "@/lib/ground/territory/rules/path";
import { gridsOf, type GridPlan } from "../content/households";
import { createRng } from "../content/random";
import { interiorPoint, pointsInside, round, type Position, type Shape } from "../geometry/shapes";
import { insert } from "./insert";
import type { Scope } from "./step";

export interface AreaRow {
  id: string;
  parentId: string | null;
  level: string;
  code: string | null;
  name: string;
  path: string;
}

type Shapes = ReadonlyMap<string, Shape>;

/** Every area of the register down to the communities, in the order of their codes. */
export async function readRegister({ actor, tx }: Scope): Promise<AreaRow[]> {
  return tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      level: { in: ["district", "street", "community"] },
    },
    orderBy: { code: "asc" },
    select: { id: true, parentId: true, level: true, code: true, name: true, path: true },
  });
}

/** The grids of these communities, and their buildings where `withBuildings` says so. */
export async function addGrids(
  scope: Scope,
  communities: readonly AreaRow[],
  shapes: Shapes,
  withBuildings: (community: AreaRow) => boolean,
): Promise<AreaRow[]> {
  const plans = communities.map((community) => ({
    community,
    full: withBuildings(community),
    grids: gridsOf({ code: community.code ?? "", name: community.name }),
  }));
  const count = plans.reduce(
    (sum, { grids, full }) => sum + grids.length + (full ? buildingsIn(grids) : 0),
    0,
  );
  const next = await numbers(scope, count);
  const rows = plans.flatMap(({ community, grids, full }) =>
    grids.flatMap((grid) => rowsOfGrid(community, grid, shapes, full, next)),
  );
  const { tenantId } = scope.actor;
  await insert(
    scope,
    "area",
    rows.map((row) => ({ ...row, tenantId })),
  );
  return rows.filter(({ level }) => level === "grid");
}

/** Shapes of areas, and where their names stand on the map. Buildings have a point alone. */
export async function drawAreas(
  scope: Scope,
  areas: readonly AreaRow[],
  shapes: Shapes,
): Promise<void> {
  const { tenantId } = scope.actor;
  const drawn = areas.flatMap((area) => {
    const shape = shapes.get(area.code ?? "");
    return shape === undefined ? [] : [{ area, shape }];
  });
  await insert(
    scope,
    "areaShape",
    drawn.map(({ area: { id: areaId, parentId }, shape: geometry }) => ({
      tenantId,
      areaId,
      parentId,
      geometry,
    })),
  );
  const points = drawn.map(({ area, shape }) => ({
    id: area.id,
    ...pointOf(interiorPoint(shape)),
  }));
  await scope.tx.$executeRaw`
    update area a set lng = p.lng, lat = p.lat
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (id uuid, lng numeric, lat numeric)
    where a.tenant_id = ${tenantId}::uuid and a.id = p.id`;
}

function rowsOfGrid(
  community: AreaRow,
  plan: GridPlan,
  shapes: Shapes,
  full: boolean,
  next: () => string,
) {
  const base = { validFrom: new Date("2024-01-01"), code: null };
  const grid = {
    ...base,
    ...below(community, next),
    level: "grid",
    code: plan.code,
    name: plan.name,
    households: plan.households,
    ...pointOf(undefined),
  };
  if (!full) return [grid];
  const shape = shapes.get(plan.code);
  const rng = createRng(`points:${plan.code}`);
  const points = shape === undefined ? [] : pointsInside(shape, plan.buildings.length, rng.next);
  const buildings = plan.buildings.map((building, index) => ({
    ...base,
    ...below(grid, next),
    level: "building",
    name: building.name,
    households: building.households,
    ...pointOf(points[index]),
  }));
  return [grid, ...buildings];
}

function below(parent: { id: string; path: string }, next: () => string) {
  return { id: newId(), parentId: parent.id, path: childPath(parent.path, next()) };
}

function pointOf(point: Position | undefined): { lng: number | null; lat: number | null } {
  return point === undefined
    ? { lng: null, lat: null }
    : { lng: round(point[0], 6), lat: round(point[1], 6) };
}

/** Path segments that no other area of the tenant has. */
async function numbers({ tx }: Scope, count: number): Promise<() => string> {
  const [row] = await tx.$queryRaw<{ first: number }[]>`
    select sec.next_area_seq(${count}::int) as first`;
  let at = row?.first ?? 0;
  return () => segment(at++);
}

function buildingsIn(grids: readonly GridPlan[]): number {
  return grids.reduce((sum, { buildings }) => sum + buildings.length, 0);
}
