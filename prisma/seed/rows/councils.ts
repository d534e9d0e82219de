import { encryptField, indexField } from "@/lib/platform/crypto/field";
import { dateParts } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { maskPhone } from "@/lib/platform/core/masking";
import type { Instant } from "@/lib/platform/core/time-zone";
import { demoPhone } from "../accounts";
import { councilTexts as texts } from "../content/councils";
import { personNames } from "../content/names";
import { at } from "../content/random";
import { readContext, type Context } from "./context";
import type { District } from "./districts";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

interface Organization {
  id: string;
  name: string;
  kind: string;
  areaId: string;
}

/** A seat and who fills it; `before` was replaced within the term. */
interface Seat {
  kind: string;
  function?: string;
  organization: Organization;
  name: string;
  title: string;
  phone?: string;
  before?: string;
}

/** 大工委 of the example street, 大党委 of its communities, and the district's joint council, all in their term. */
export async function writeCouncils(district: District, now: Instant): Promise<void> {
  await step(district.slug, "councils", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const organizations = await readOrganizations(life);
    const departments = organizations.filter(({ kind }) => kind === "department");
    const units = organizations.filter(({ kind }) => kind === "unit");
    const officeOf = (areaId: string) =>
      at(
        organizations.filter((one) => one.kind === "office" && one.areaId === areaId),
        0,
      );
    const names = personNames(life.rng, district.code, 200);
    const next = () => names.pop() ?? "";
    const part = (organization: Organization): Seat => ({
      kind: "part_time",
      function: organization.name.includes("物业") ? "property" : "general",
      organization,
      name: next(),
      title:
        organization.kind === "department" ? texts.departmentTitle : life.rng.pick(texts.titles),
    });

    await writeCouncil(life, context.root, {
      level: "district",
      name: texts.district.replace("{district}", district.name),
      seats: [
        head("secretary", officeOf(context.root.id), next()),
        ...departments.slice(0, 8).map(part),
        ...units.slice(0, 6).map(part),
      ],
    });
    await writeCouncil(life, life.street, {
      level: "street",
      name: texts.street.replace("{street}", life.street.name),
      seats: [
        { ...part(at(departments, 0)), kind: "first_secretary", title: texts.firstSecretary },
        head("secretary", officeOf(life.street.id), secretaryOf(context, life.street.id)),
        full(officeOf(life.street.id), next()),
        ...departments.slice(1, 5).map(part),
        ...units.slice(0, 4).map(part),
      ],
    });
    for (const home of life.homes) {
      const own = units.filter(({ areaId }) => areaId === home.area.id);
      const offered = own.length > 0 ? own : departments.slice(5, 8);
      const [first, second, ...others] = offered.slice(0, 8).map(part);
      if (first === undefined) continue;
      await writeCouncil(life, home.area, {
        level: "community",
        name: texts.community.replace("{community}", home.area.name),
        seats: [
          { ...part(at(departments, 1)), kind: "first_secretary", title: texts.firstSecretary },
          head("secretary", officeOf(home.area.id), home.secretary),
          full(officeOf(home.area.id), next()),
          { ...first, ...(home.full ? { phone: demoPhone("councillor", 0) } : {}) },
          ...(second === undefined
            ? []
            : [{ ...second, ...(home.full ? { before: next() } : {}) }]),
          ...others,
        ],
      });
    }
  });
}

function head(kind: string, organization: Organization, name: string): Seat {
  return { kind, organization, name, title: "党组织书记" };
}

function full(organization: Organization, name: string): Seat {
  return { kind: "full_time", organization, name, title: texts.fullTimeTitle };
}

function secretaryOf(context: Context, areaId: string): string {
  return context.holders("street_secretary", areaId)[0]?.name ?? "街道书记";
}

async function readOrganizations({ scope, tenantId }: Life): Promise<Organization[]> {
  return scope.tx.organization.findMany({
    where: { tenantId, validTo: null },
    orderBy: { id: "asc" },
    select: { id: true, name: true, kind: true, areaId: true },
  });
}

async function writeCouncil(
  life: Life,
  area: { id: string; path: string },
  { level, name, seats }: { level: string; name: string; seats: readonly Seat[] },
): Promise<void> {
  const { tenantId, district } = life;
  const { tx } = life.scope;
  const [councilId, termId] = [newId(), newId()];
  const { path } = area;
  const began = -200;
  await tx.council.createMany({
    data: [
      {
        tenantId,
        id: councilId,
        path,
        areaId: area.id,
        level,
        name,
        // The district's units have met in turn for twelve years (DOMAIN §10, 3.4).
        establishedOn: level === "district" ? yearsAgo(life, 12) : life.day(began),
      },
    ],
  });
  const endsOn = life.day(began + 5 * 365);
  await tx.councilTerm.createMany({
    data: [
      {
        tenantId,
        id: termId,
        councilId,
        path,
        number: 1,
        startsOn: life.day(began),
        endsOn,
        status: "current",
      },
    ],
  });
  const rows = seats.map((seat, index) => ({ ...seat, index, seatId: newId() }));
  await tx.councilSeat.createMany({
    data: rows.map(({ seatId, kind, organization, ...seat }) => ({
      tenantId,
      id: seatId,
      councilId,
      termId,
      path,
      kind,
      function: seat.function ?? "general",
      organizationId: organization.id,
      organizationName: organization.name,
    })),
  });
  const holders = rows.flatMap((seat) => {
    const common = {
      tenantId,
      councilId,
      seatId: seat.seatId,
      organizationId: seat.organization.id,
      path,
      role: "holder",
      title: seat.title,
    };
    const { phone } = seat;
    const present = {
      ...common,
      id: newId(),
      name: seat.name,
      status: "published",
      startsOn: life.day(seat.before === undefined ? began : -40),
      ...(phone === undefined
        ? {}
        : {
            phoneCipher: encryptField(phone),
            phoneMasked: maskPhone(phone),
            phoneIndex: indexField("phone", phone),
          }),
    };
    if (seat.before === undefined) return [present];
    const left = {
      ...common,
      id: newId(),
      name: seat.before,
      status: "ended",
      startsOn: life.day(began),
    };
    return [
      present,
      { ...left, endsOn: life.day(-45), endReason: "inactive", endText: texts.replaced },
    ];
  });
  for (const holder of holders) await tx.seatHolder.createMany({ data: [holder] });
  const steps = ["recommended", "selected", "approved", "appointed", "published"];
  await tx.seatStep.createMany({
    data: holders.flatMap(({ id, startsOn, status }, index) =>
      [...steps, ...(status === "ended" ? ["ended"] : [])].map((name, at) => ({
        tenantId,
        id: newId(),
        holderId: id,
        path,
        step: name,
        happenedOn:
          name === "ended"
            ? life.day(-45)
            : new Date(startsOn.getTime() + (at - 4) * 86_400_000 * 3),
        documentNo: documentOf(name, district.name, index + 11),
        enteredAt: life.at(began + 1, 600),
        enteredBy: "组织部",
      })),
    ),
  });
}

function yearsAgo({ today }: Life, years: number): Date {
  return new Date(`${String(dateParts(today).year - years)}-01-01`);
}

/** 上级批复 and 聘用 carry the number of a paper. */
function documentOf(name: string, district: string, n: number): string | null {
  if (name === "approved") return texts.street_document.replace("{n}", String(n));
  if (name !== "appointed") return null;
  return texts.document.replace("{district}", district).replace("{n}", String(n));
}
