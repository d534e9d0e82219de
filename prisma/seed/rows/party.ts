import { isoDateOf, isoDay } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { addMonths, termEnd } from "@/lib/ground/party/rules/terms";
import { personNames } from "../content/names";
import { partyTexts as texts } from "../content/party";
import { readContext } from "./context";
import type { District } from "./districts";
import { writeCase, writeLife, writeShared } from "./party-life";
import { lifeOf, type Home, type Life } from "./service/life";
import { step } from "./step";

interface Place {
  id: string;
  path: string;
}

interface Party extends Place {
  areaId: string;
  name: string;
  full: number;
}

interface Facts {
  level: string;
  form?: string;
  name: string;
  /** Elected so many days ago; the term lasts so many years. */
  elected?: { days: number; years: number; extended?: true };
  /** Full and probationary members. */
  heads?: readonly [number, number];
  secretary?: boolean;
  placeIds?: readonly string[];
  unitIds?: readonly string[];
  purpose?: string;
  endsIn?: number;
  consent?: true;
}

/** Writes organizations one below the other, with names and papers in their turn. */
class Register {
  readonly #names: string[];
  #papers = 0;

  constructor(readonly life: Life) {
    this.#names = personNames(life.rng, life.district.code, 400);
  }

  async add(area: Place, parent: Party | null, facts: Facts): Promise<Party> {
    const { life } = this;
    const { tenantId } = life;
    const { tx } = life.scope;
    const id = newId();
    this.#papers += 1;
    await tx.partyOrganization.createMany({
      data: [
        {
          tenantId,
          id,
          path: area.path,
          areaId: area.id,
          parentId: parent?.id ?? null,
          level: facts.level,
          form: facts.form ?? null,
          name: facts.name,
          secretary: facts.secretary === false ? null : (this.#names.pop() ?? null),
          placeIds: [...(facts.placeIds ?? [])],
          unitIds: [...(facts.unitIds ?? [])],
          purpose: facts.purpose ?? null,
          establishedOn: life.day(facts.endsIn === undefined ? -2200 : -90),
          documentNo: facts.consent === true ? null : this.#paper(),
          endsOn: facts.endsIn === undefined ? null : life.day(facts.endsIn),
          consentOn: facts.consent === true ? life.day(-120) : null,
        },
      ],
    });
    if (facts.elected !== undefined) await this.#elect(id, area.path, facts.elected);
    if (facts.heads !== undefined) await this.#count(id, area.path, facts.heads);
    const { name } = facts;
    return { id, path: area.path, areaId: area.id, name, full: facts.heads?.[0] ?? 0 };
  }

  async #elect(
    partyId: string,
    path: string,
    { days, years, extended }: NonNullable<Facts["elected"]>,
  ): Promise<void> {
    const { life } = this;
    const startsOn = isoDateOf(life.today - days);
    const endsOn = termEnd(startsOn, years);
    await life.scope.tx.partyTerm.createMany({
      data: [
        {
          tenantId: life.tenantId,
          id: newId(),
          partyId,
          path,
          number: 2,
          startsOn: new Date(startsOn),
          endsOn: new Date(endsOn),
          ...(extended === true
            ? {
                extendedTo: new Date(addMonths(endsOn, 6)),
                extensionDocument: this.#paper(),
                extensionReason: texts.extension,
              }
            : {}),
        },
      ],
    });
  }

  async #count(partyId: string, path: string, [full, probationary]: readonly [number, number]) {
    const { life } = this;
    await life.scope.tx.partyHeadCount.createMany({
      data: [-170, -20].map((days, at) => ({
        tenantId: life.tenantId,
        id: newId(),
        partyId,
        path,
        countedOn: life.day(days),
        fullMembers: Math.max(full - 1 + at, 0),
        probationary,
        enteredAt: life.at(days, 600),
        enteredBy: "社区书记",
      })),
    });
  }

  #paper(): string {
    const year = isoDay(this.life.day(-200)).slice(0, 4);
    return texts.document
      .replace("{street}", this.life.street.name)
      .replace("{year}", year)
      .replace("{n}", String(this.#papers));
  }
}

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
