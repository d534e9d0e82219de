import type { Shape } from "../geometry/shapes";
import { addGrids, drawAreas, readRegister, type AreaRow } from "./areas";
import {
  addCategories,
  addDepartments,
  addDispatchCatalogue,
  addReplies,
  addSettings,
} from "./catalogue";
import type { District } from "./districts";
import { appoint, areaPost, departmentPosts, readOffices, type Post } from "./people";
import { drawDistrict } from "./shapes";
import { step, type Scope } from "./step";

/** Everything a district has before the first ticket: one part for the whole, one for each street. */
export async function layFoundations(
  district: District,
  streetCodes: readonly string[],
  small: boolean,
  onStreet: (done: number) => void,
): Promise<void> {
  const part = withMap(district);
  await part("district", (scope, shapes) => addDistrict(scope, district, shapes));
  for (const [index, code] of streetCodes.entries()) {
    onStreet(index);
    await part(`street:${code}`, (scope, shapes) =>
      addStreet(scope, district, code, small, shapes),
    );
  }
}

type Shapes = ReadonlyMap<string, Shape>;

class MapWanted extends Error {}

/**
 * Steps that need the map. It is drawn when the first of them is missing, and outside of its
 * transaction: drawing takes seconds, and the database ends a transaction that idles for ten.
 */
function withMap(district: District) {
  let shapes: Shapes | undefined;
  return async (name: string, work: (scope: Scope, shapes: Shapes) => Promise<void>) => {
    const attempt = () =>
      step(district.slug, name, (scope) => {
        if (shapes === undefined) throw new MapWanted();
        return work(scope, shapes);
      });
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof MapWanted)) throw error;
      shapes = await drawDistrict(district);
      await attempt();
    }
  };
}

async function addDistrict(scope: Scope, district: District, shapes: Shapes): Promise<void> {
  const register = await readRegister(scope);
  const [root] = register.filter(({ level }) => level === "district");
  if (root === undefined) throw new Error(`no areas in ${district.slug}`);
  const streets = register.filter(({ level }) => level === "street");
  await addSettings(scope, district, root);
  const organizations = await addDepartments(scope, district, root, streets);
  await addCategories(scope, district);
  await addDispatchCatalogue(scope, district, root, organizations);
  await addReplies(scope, organizations);
  const office = (await readOffices(scope)).get(root.id) ?? "";
  const roles = [
    "district_org",
    "district_dispatcher",
    "district_dispatcher",
    "system_admin",
  ] as const;
  await appoint(scope, district, district.code, [
    ...roles.map((role) => areaPost(role, root, office)),
    ...(await departmentStaff(scope)),
  ]);
  await drawAreas(scope, [root], shapes);
}

async function departmentStaff({ actor, tx }: Scope): Promise<Post[]> {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: "department" },
    orderBy: { id: "asc" },
    select: { id: true, path: true },
  });
  return rows.flatMap(departmentPosts);
}

/** A street's grids, buildings, shapes, and everybody who works there. */
async function addStreet(
  scope: Scope,
  district: District,
  code: string,
  small: boolean,
  shapes: Shapes,
): Promise<void> {
  const register = await readRegister(scope);
  const street = register.find((area) => area.code === code);
  if (street === undefined) throw new Error(`no street ${code}`);
  const communities = register.filter(({ parentId }) => parentId === street.id);
  const busy = code === district.street || code === district.secondStreet;
  const grids = await addGrids(
    scope,
    communities,
    shapes,
    (community) => !small || (busy && communities.indexOf(community) < smallCommunities),
  );
  await drawAreas(scope, [street, ...communities, ...grids], shapes);
  await appoint(
    scope,
    district,
    code,
    await streetPosts(scope, district, street, communities, grids),
  );
}

const smallCommunities = 10;

async function streetPosts(
  scope: Scope,
  district: District,
  street: AreaRow,
  communities: readonly AreaRow[],
  grids: readonly AreaRow[],
): Promise<Post[]> {
  const offices = await readOffices(scope);
  const officeOf = (area: AreaRow) => offices.get(area.id) ?? "";
  const shared = communities.find(({ code }) => code === district.secondCommunity);
  const homes = new Map(communities.map((community) => [community.id, officeOf(community)]));
  return [
    areaPost("street_secretary", street, officeOf(street)),
    areaPost("street_dispatcher", street, officeOf(street)),
    // The dispatcher of this street is secretary of one of its communities as well.
    ...(shared === undefined
      ? []
      : [{ ...areaPost("community_secretary", shared, officeOf(shared)), same: true }]),
    ...communities
      .filter((community) => community !== shared)
      .map((community) => areaPost("community_secretary", community, officeOf(community))),
    ...grids.map((grid) => areaPost("grid_worker", grid, homes.get(grid.parentId ?? "") ?? "")),
  ];
}
