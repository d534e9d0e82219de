import { dateParts } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { councilTexts as texts } from "../content/councils";
import { at } from "../content/random";
import { readContext } from "./context";
import type { District } from "./districts";
import { seatedIn, type Seated } from "./meeting-ground";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

interface Council {
  id: string;
  path: string;
  level: string;
}

/**
 * 轮值 with its history: the district's joint council by years, the example community's by quarters; and the list of
 * contacts with what its members have recorded.
 */
export async function writeCouncilLife(district: District, now: Instant): Promise<void> {
  await step(district.slug, "council-life", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    await writeList(life, context.root, texts.contacts, -150);
    await writeList(life, life.street, texts.streetContacts, -90);
    const whole = await councilAt(life, context.root.id);
    const members = await seatedIn(life, whole.id);
    const { year } = dateParts(life.today);
    const order = members.slice(-8);
    await writePlan(life, whole, {
      period: "year",
      startsOn: `${String(year - 12)}-01-01`,
      endsOn: `${String(year - 5)}-12-31`,
      order: order.slice(0, 4),
      changes: [
        { turnOn: `${String(year - 8)}-01-01`, by: at(order, 2), kind: "swap" },
        { turnOn: `${String(year - 10)}-01-01`, by: at(order, 0), kind: "swap" },
      ],
    });
    await writePlan(life, whole, {
      period: "year",
      startsOn: `${String(year - 4)}-01-01`,
      order,
      changes: [{ turnOn: `${String(year - 1)}-01-01`, by: at(order, 6), kind: "replace" }],
    });
    for (const { area, full } of life.homes) {
      if (!full) continue;
      const council = await councilAt(life, area.id);
      const seated = await seatedIn(life, council.id);
      // The member with the phone of the example accounts is among them.
      await writePlan(life, council, {
        period: "quarter",
        startsOn: `${String(year - 1)}-01-01`,
        order: seated.slice(3),
        changes: [
          {
            turnOn: `${String(year - 1)}-07-01`,
            by: at(seated, seated.length - 1),
            kind: "replace",
          },
        ],
      });
      await writeRecords(life, council, seated.slice(3));
    }
  });
}

async function councilAt({ scope, tenantId }: Life, areaId: string): Promise<Council> {
  return scope.tx.council.findFirstOrThrow({
    where: { tenantId, areaId },
    select: { id: true, path: true, level: true },
  });
}

async function writePlan(
  life: Life,
  { id: councilId, path }: Council,
  given: {
    period: string;
    startsOn: string;
    endsOn?: string;
    order: readonly Seated[];
    changes: readonly { turnOn: string; by: Seated; kind: "swap" | "replace" }[];
  },
): Promise<void> {
  const { tx } = life.scope;
  const { tenantId } = life;
  const planId = newId();
  const entered = { enteredAt: life.at(-190, 600), enteredBy: "秘书处" };
  await tx.rotationPlan.createMany({
    data: [
      {
        tenantId,
        id: planId,
        councilId,
        path,
        period: given.period,
        startsOn: new Date(given.startsOn),
        endsOn: given.endsOn === undefined ? null : new Date(given.endsOn),
        ...entered,
      },
    ],
  });
  await tx.rotationPlace.createMany({
    data: given.order.map(({ organizationId, organization }, n) => ({
      tenantId,
      id: newId(),
      planId,
      councilId,
      path,
      position: n + 1,
      organizationId,
      organizationName: organization,
    })),
  });
  await tx.rotationChange.createMany({
    data: given.changes.map(({ turnOn, by, kind }) => ({
      tenantId,
      id: newId(),
      planId,
      path,
      turnOn: new Date(turnOn),
      kind,
      organizationId: by.organizationId,
      organizationName: by.organization,
      reason: texts.turnReasons[kind],
      ...entered,
    })),
  });
}

async function writeList(
  life: Life,
  area: { id: string; path: string },
  items: readonly { title: string; body: string; frequency: string }[],
  days: number,
): Promise<void> {
  const { tx } = life.scope;
  const { tenantId } = life;
  const versionId = newId();
  await tx.contactVersion.createMany({
    data: [
      {
        tenantId,
        id: versionId,
        path: area.path,
        areaId: area.id,
        validFrom: life.day(days),
        enteredAt: life.at(days - 1, 600),
        enteredBy: "组织部",
      },
    ],
  });
  await tx.contactItem.createMany({
    data: items.map((item, n) => ({
      ...item,
      tenantId,
      id: newId(),
      versionId,
      path: area.path,
      position: n + 1,
      key: newId(),
      kinds: ["part_time"],
    })),
  });
}

/** A few lines of most members; of one there is nothing on record. */
async function writeRecords(
  life: Life,
  council: Council,
  members: readonly Seated[],
): Promise<void> {
  const { tx } = life.scope;
  const { tenantId } = life;
  const root = `${council.path.split(".")[0] ?? ""}.`;
  const items = await tx.contactItem.findMany({
    where: { tenantId, path: root },
    orderBy: { position: "asc" },
    select: { key: true, title: true },
  });
  const lines = members.flatMap((member, m) =>
    m === members.length - 3
      ? []
      : texts.records.flatMap(([title = "", what = "", outcome], n) => {
          const item = items.find((one) => one.title === title);
          if (item === undefined || (m + n) % 2 === 1) return [];
          return [{ member, item, what, outcome: outcome ?? null, days: -6 - 23 * n - 5 * m, n }];
        }),
  );
  const row = ({ member, item, what, outcome, days, n }: (typeof lines)[number]) => ({
    tenantId,
    id: newId(),
    councilId: council.id,
    seatId: member.seatId,
    holderId: member.holderId,
    path: council.path,
    organizationName: member.organization,
    itemKey: item.key,
    itemTitle: item.title,
    happenedOn: life.day(days),
    what,
    outcome,
    onPaper: n % 3 === 2,
    enteredAt: life.at(days + 1, 560),
    enteredBy: n % 3 === 2 ? "社区书记" : member.organization,
  });
  await tx.contactRecord.createMany({ data: lines.map(row) });
  // One was written down for the wrong day and put right.
  const [first] = lines;
  if (first === undefined) return;
  await tx.contactRecord.createMany({
    data: [
      {
        ...row({ ...first, days: first.days - 1 }),
        struckAt: life.at(first.days + 2, 600),
        struckBy: first.member.organization,
        strikeReason: texts.strikeReason,
        version: 2,
      },
    ],
  });
}
