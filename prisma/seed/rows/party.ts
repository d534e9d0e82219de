import type { Instant } from "@/lib/platform/core/time-zone";
import { partyTexts as texts } from "../content/party";
import { readContext } from "./context";
import type { District } from "./districts";
import { writeCase, writeLife, writeShared } from "./party-life";
import { Register, type Party } from "./party-register";
import { lifeOf, type Home } from "./service/life";
import { step } from "./step";

/** 党组织 of the example street and of the district's own organs: a chain down to households, every kind once. */
export async function writeParty(district: District, now: Instant): Promise<void> {
  await step(district.slug, "party", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const register = new Register(life);
    const organs = await register.add(context.root, null, {
      level: "committee",
      form: "own",
      name: texts.organs.replace("{district}", district.name),
      elected: { days: 700, years: 5 },
    });
    const departments = await scope.tx.organization.findMany({
      where: {
        tenantId: life.tenantId,
        kind: "department",
        path: context.root.path,
        validTo: null,
      },
      orderBy: { name: "asc" },
      take: 6,
      select: { name: true, id: true },
    });
    for (const { id, name } of departments) {
      await register.add(context.root, organs, {
        level: "branch",
        form: "own",
        name: texts.organBranch.replace("{department}", name),
        unitIds: [id],
        heads: [life.rng.int(8, 45), life.rng.int(0, 3)],
        elected: { days: life.rng.int(100, 900), years: 3 },
      });
    }
    await register.add(context.root, null, {
      level: "committee",
      form: "industry",
      name: texts.industry.replace("{district}", district.name),
      elected: { days: 300, years: 5 },
    });
    const top = await register.add(life.street, null, {
      level: "work_committee",
      name: texts.workCommittee.replace("{street}", life.street.name),
    });
    for (const home of life.homes) await writeHome(register, home, top);
  });
}

async function writeHome(register: Register, home: Home, top: Party): Promise<void> {
  const { life } = register;
  const { rng } = life;
  const { tenantId } = life;
  const { tx } = life.scope;
  const named = (text: string, more: Record<string, string> = {}) =>
    Object.entries({ community: home.area.name, ...more }).reduce(
      (said, [name, value]) => said.replace(`{${name}}`, value),
      text,
    );
  const base = await register.add(home.area, top, {
    level: home.full ? "committee" : "general_branch",
    form: "community",
    name: named(home.full ? texts.committee : texts.generalBranch),
    // One is due, one was extended, the others have time.
    elected: home.full ? { days: 5 * 365 - 70, years: 5 } : { days: rng.int(200, 1500), years: 5 },
  });
  const buildings = await tx.area.findMany({
    where: {
      tenantId,
      level: "building",
      validTo: null,
      parentId: { in: home.grids.map(({ id }) => id) },
    },
    orderBy: { path: "asc" },
    select: { id: true, name: true, parentId: true },
  });
  const branches: Party[] = [];
  // The last grid has no branch yet, so that the page has something to say.
  for (const [at, grid] of home.grids.slice(0, -1).entries()) {
    const branch = await register.add(home.area, base, {
      level: "branch",
      form: "grid",
      name: named(texts.gridBranch, { grid: grid.name }),
      placeIds: [grid.id],
      heads: [home.full && at === 1 ? 58 : rng.int(6, 46), rng.int(0, 3)],
      elected: {
        days: home.full && at === 2 ? 3 * 365 + 40 : rng.int(100, 800),
        years: 3,
        ...(home.full && at === 2 ? { extended: true as const } : {}),
      },
    });
    branches.push(branch);
    const own = buildings
      .filter(({ parentId }) => parentId === grid.id)
      .slice(0, home.full ? 3 : 1);
    for (const [number, building] of own.entries()) {
      const group = await register.add(home.area, branch, {
        level: "group",
        name: named(texts.group, { building: building.name }),
        placeIds: [building.id],
      });
      if (number > 0) continue;
      await register.add(home.area, group, {
        level: "household",
        name: named(texts.household, { building: building.name }),
        placeIds: [building.id],
        secretary: false,
        consent: true,
      });
    }
  }
  await writeLife(life, branches);
  await writeShared(life, branches.slice(0, 2));
  if (home.full) await writeFull(register, home, base, named);
}

/** The community of the accounts: a joint branch, one for a project, one for a kind of work, one that is too small. */
async function writeFull(
  register: Register,
  home: Home,
  base: Party,
  named: (text: string) => string,
): Promise<void> {
  const { life } = register;
  const units = await life.scope.tx.organization.findMany({
    where: { tenantId: life.tenantId, kind: "unit", areaId: home.area.id, validTo: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  const joint = await register.add(home.area, base, {
    level: "branch",
    form: "joint",
    name: named(texts.joint),
    unitIds: units.slice(0, 3).map(({ id }) => id),
    heads: [5, 1],
    elected: { days: 3 * 365 + 20, years: 3 },
  });
  await writeCase(life, joint, home.secretary);
  const [first] = units;
  if (first !== undefined) {
    await register.add(home.area, base, {
      level: "branch",
      form: "own",
      name: texts.organBranch.replace("{department}", first.name),
      unitIds: [first.id],
      heads: [2, 0],
      elected: { days: 400, years: 3 },
    });
  }
  await register.add(home.area, base, {
    level: "branch",
    form: "project",
    name: named(texts.project),
    purpose: texts.purpose,
    endsIn: 240,
    heads: [6, 0],
  });
  await register.add(home.area, base, {
    level: "branch",
    form: "functional",
    name: named(texts.functional),
    purpose: texts.functionalPurpose,
  });
}
