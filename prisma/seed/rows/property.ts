import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { personNames } from "../content/names";
import { propertyTexts as texts } from "../content/property";
import { at } from "../content/random";
import { readContext } from "./context";
import type { District } from "./districts";
import { writeEstateMeetings, type Company, type ExampleEstate } from "./property-meetings";
import { lifeOf, type Home, type Life } from "./service/life";
import { step } from "./step";

interface EstateText {
  name: string;
  housing: string;
  mode: string;
  company?: number;
  households: number;
  committee: string;
  /** Days from today: the end of the committee's term, and of the contract. */
  until?: number;
  contract?: number;
  before?: string;
  note?: string;
  /** Something is planned, or was until a day that has passed. */
  plan?: boolean;
  late?: boolean;
}

/** 小区 of the example street: the community of the accounts has all kinds, its neighbours a few. */
export async function writeProperty(district: District, now: Instant): Promise<void> {
  await step(district.slug, "property", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const names = personNames(life.rng, district.code, 120);
    const companies = await writeCompanies(life);
    for (const [place, home] of life.homes.entries()) {
      const list: readonly EstateText[] = home.full ? texts.estates : nearby(place - 1);
      const estates: ExampleEstate[] = [];
      for (const [n, text] of list.entries()) {
        estates.push(await writeEstate(life, home, text, n, companies));
      }
      if (!home.full) continue;
      await writeEstateMeetings(life, home, estates, names);
      await writeAppointments(life, home, estates, names);
    }
  });
}

/** The estates of a neighbouring community: of the same kinds as everywhere, with names of their own. */
function nearby(place: number): EstateText[] {
  return texts.small.map(({ names, households, ...text }) => ({
    ...text,
    name: at(names, place),
    households: households + place * 34,
  }));
}

async function writeCompanies(life: Life): Promise<Company[]> {
  const { tenantId, street, district } = life;
  const companies = texts.companies.map((name) => ({
    id: newId(),
    name: name.replace("{district}", district.name),
  }));
  await life.scope.tx.organization.createMany({
    data: companies.map(({ id, name }) => ({
      tenantId,
      id,
      kind: "unit",
      areaId: street.id,
      path: street.path,
      name,
      shortName: Array.from(name).slice(0, 12).join(""),
    })),
  });
  return companies;
}

async function writeEstate(
  life: Life,
  home: Home,
  text: EstateText,
  n: number,
  companies: readonly Company[],
): Promise<ExampleEstate> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const { area, grids, secretary } = home;
  const id = newId();
  const company = text.company === undefined ? null : at(companies, text.company);
  const contractUntil = text.contract === undefined ? null : life.day(text.contract);
  const entered = { enteredAt: life.at(-300, 600), enteredBy: secretary };
  const planDue = text.plan === true ? life.day(75) : text.late === true ? life.day(-12) : null;
  await tx.estate.createMany({
    data: [
      {
        ...entered,
        tenantId,
        id,
        path: area.path,
        areaId: area.id,
        name: text.name,
        housing: text.housing,
        households: text.households,
        gridIds: grids.length === 0 ? [] : [at(grids, n % grids.length).id],
        status: text.mode,
        companyId: company?.id ?? null,
        companyName: company?.name ?? null,
        contractUntil,
        committee: text.committee,
        committeeUntil: text.until === undefined ? null : life.day(text.until),
        planDue,
      },
    ],
  });
  const since = life.day(text.before === undefined ? -2400 : -400);
  const before = text.before === "company" ? at(companies, 2) : null;
  const row = { ...entered, tenantId, estateId: id, path: area.path };
  await tx.estateManagement.createMany({
    data: [
      ...(text.before === undefined
        ? []
        : [
            {
              ...row,
              id: newId(),
              mode: text.before,
              organizationId: before?.id ?? null,
              companyName: before?.name ?? null,
              startsOn: life.day(-2400),
              endsOn: since,
            },
          ]),
      {
        ...row,
        id: newId(),
        mode: text.mode,
        organizationId: company?.id ?? null,
        companyName: company?.name ?? null,
        startsOn: since,
        contractUntil,
        note: text.note ?? null,
      },
    ],
  });
  if (planDue !== null)
    await writePlans(life, home, id, text, { planDue, company: at(companies, 0) });
  return {
    id,
    name: text.name,
    path: area.path,
    areaId: area.id,
    company,
    standing: text.committee === "standing",
  };
}

async function writePlans(
  life: Life,
  { area, secretary }: Home,
  estateId: string,
  text: EstateText,
  { planDue, company }: { planDue: Date; company: Company },
): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const office = await tx.organization.findFirst({
    where: { tenantId, kind: "office", areaId: area.id, validTo: null },
    select: { id: true, name: true },
  });
  if (office === null) throw new Error(`no office of ${area.name}`);
  const plan = { tenantId, estateId, path: area.path, plannedBy: secretary };
  const own = { organizationId: office.id, organizationName: office.name, way: "community" };
  if (text.late === true) {
    await tx.estatePlan.createMany({
      data: [
        {
          ...plan,
          ...own,
          id: newId(),
          measure: texts.plan.late,
          dueOn: planDue,
          plannedAt: life.at(-110, 600),
        },
      ],
    });
    return;
  }
  await tx.estatePlan.createMany({
    data: [
      {
        ...plan,
        ...own,
        id: newId(),
        measure: texts.plan.first,
        dueOn: life.day(-30),
        status: "replaced",
        result: texts.plan.replaced,
        endedOn: life.day(-45),
        plannedAt: life.at(-160, 600),
        version: 2,
      },
      {
        ...plan,
        id: newId(),
        way: "packaged",
        partner: texts.plan.partner,
        measure: texts.plan.measure,
        organizationId: company.id,
        organizationName: company.name,
        dueOn: planDue,
        plannedAt: life.at(-45, 640),
      },
    ],
  });
}

/** 交叉任职: most without a conflict, one with its note, one of which nobody has said yet how it is kept apart. */
async function writeAppointments(
  life: Life,
  { secretary }: Home,
  estates: readonly ExampleEstate[],
  names: string[],
): Promise<void> {
  const year = life.day(-200).toISOString().slice(0, 4);
  for (const text of texts.appointments) {
    const estate = at(estates, text.estate);
    const { company } = estate;
    const isCompany = text.from === "company" || text.to === "company";
    await life.scope.tx.crossAppointment.createMany({
      data: [
        {
          tenantId: life.tenantId,
          id: newId(),
          estateId: estate.id,
          path: estate.path,
          name: names.pop() ?? "",
          fromBody: text.from,
          fromPost: text.fromPost,
          toBody: text.to,
          toPost: text.toPost,
          companyId: isCompany ? (company?.id ?? null) : null,
          companyName: isCompany ? (company?.name ?? null) : null,
          startsOn: life.day(text.days),
          endsOn: text.end === undefined ? null : life.day(text.end),
          documentNo: text.document?.replace("{year}", year) ?? null,
          conflictNote: text.note ?? null,
          enteredAt: life.at(text.days + 2, 600),
          enteredBy: secretary,
        },
      ],
    });
  }
}
