import type { Shape } from "../geometry/shapes";
import { addGrids, drawAreas, readRegister, type AreaRow } from "./areas";
import { addCategories, addDepartments, addReplies, addSettings } from "./catalogue";
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
  const { slug } = district;
  const known = onDemand(district);
  await step(slug, "district", (scope) => addDistrict(scope, district, known));
  for (const [index, code] of streetCodes.entries()) {
    onStreet(index);
    await step(slug, `street:${code}`, (scope) => addStreet(scope, district, code, small, known));
  }
}

interface Known {
  register: readonly AreaRow[];
  shapes: ReadonlyMap<string, Shape>;
}

/** Register and map, read and drawn only when a part is missing that needs them. */
function onDemand(district: District) {
  let known: Known | undefined;
  return async (scope: Scope): Promise<Known> => {
    if (known !== undefined) return known;
    const register = await readRegister(scope);
    const codes = new Map(register.map(({ id, code }) => [id, code ?? ""]));
    const communities = register
      .filter(({ level }) => level === "community")
      .map(({ code, name, parentId }) => ({
        code: code ?? "",
        name,
        streetCode: codes.get(parentId ?? "") ?? "",
      }));
    known = { register, shapes: drawDistrict(district, communities) };
    return known;
  };
}

type OnDemand = ReturnType<typeof onDemand>;

async function addDistrict(scope: Scope, district: District, known: OnDemand): Promise<void> {
  const { register, shapes } = await known(scope);
  const [root] = register.filter(({ level }) => level === "district");
  if (root === undefined) throw new Error(`no areas in ${district.slug}`);
  const streets = register.filter(({ level }) => level === "street");
  await addSettings(scope, district);
  const organizations = await addDepartments(scope, district, root, streets);
  await addCategories(scope, district, organizations);
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
  known: OnDemand,
): Promise<void> {
  const { register, shapes } = await known(scope);
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
