import { dateParts, isoDateOf, msPerDay } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { localDay } from "@/lib/platform/core/time-zone";
import topics from "../content/data/topics.json" with { type: "json" };
import type { District } from "./districts";
import { step, type Scope } from "./step";

interface Problem {
  title: string;
  lead: string;
  helpers: readonly string[];
  matter: string;
  tests: string[];
  measures: readonly string[];
  done: readonly string[];
  outcome?: string;
  result?: string;
  public?: string;
}

interface Theme {
  month: number;
  title: string;
  category: string;
  problems: readonly Problem[];
}

const plan: readonly Theme[] = topics;

interface Place {
  id: string;
  name: string;
  path: string;
}

/**
 * A believable year of topics (DOMAIN §2.10): the months that are over are reviewed, this month's theme
 * is under way with a measure that is late, next month's is planned; the example street has one of its own.
 */
export async function writeTopics({ slug, street }: District, now: number): Promise<void> {
  await step(slug, "topics", async (scope) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const today = dateParts(localDay(now, actor.tenant.timeZone));
    const columns = { id: true, name: true, path: true } as const;
    const whole = await tx.area.findFirst({
      where: { tenantId, level: "district" },
      select: columns,
    });
    const own = await tx.area.findFirst({ where: { tenantId, code: street }, select: columns });
    if (whole === null || own === null) return;
    const organizations = await tx.organization.findMany({
      where: { tenantId, kind: "department" },
      select: { id: true, key: true, shortName: true },
    });
    const categories = await tx.category.findMany({
      where: { tenantId },
      select: { id: true, code: true },
    });
    const duties = await tx.duty.findMany({
      where: { tenantId, areaId: { in: [whole.id, own.id] }, role: { in: [...chooserRoles] } },
      orderBy: { id: "desc" },
      select: { areaId: true, personId: true },
    });
    const people = await tx.person.findMany({
      where: { tenantId, id: { in: duties.map(({ personId }) => personId) } },
      select: { id: true, name: true },
    });
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const known = {
      choosers: new Map(
        duties.map(({ areaId, personId }) => [areaId ?? "", nameOf.get(personId) ?? ""]),
      ),
      now,
      today,
      organizations: new Map(organizations.map((one) => [one.key ?? "", one])),
      categories: new Map(categories.map(({ id, code }) => [code, id])),
    };
    for (const theme of plan) {
      if (theme.month > today.month + 1) continue;
      await writeTopic(scope, whole, theme, known);
    }
    const kept = plan.find(({ month }) => month === keptMonth);
    if (kept !== undefined) {
      await writeTopic(scope, own, { ...kept, month: today.month }, known, true);
    }
  });
}

/** What the street took up: parking is short in every month. */
const keptMonth = 4;
const chooserRoles = ["district_org", "street_secretary"] as const;

interface Known {
  now: number;
  today: { year: number; month: number; dayOfMonth: number };
  organizations: ReadonlyMap<string, { id: string; shortName: string }>;
  categories: ReadonlyMap<string, string>;
  /** By the area that they act for. */
  choosers: ReadonlyMap<string, string>;
}

async function writeTopic(
  { actor, tx }: Scope,
  place: Place,
  theme: Theme,
  known: Known,
  open = false,
): Promise<void> {
  const { tenantId } = actor;
  const { today, now } = known;
  const first = new Date(Date.UTC(today.year, theme.month - 1, 1));
  const over = theme.month < today.month && !open;
  const chosenAt = new Date(Math.min(first.getTime() - 9 * msPerDay, now - msPerDay));
  const chooser = known.choosers.get(place.id) ?? "";
  const id = newId();
  await tx.monthlyTopic.createMany({
    data: {
      tenantId,
      id,
      path: place.path,
      areaId: place.id,
      areaName: place.name,
      month: first,
      title: theme.title,
      version: theme.problems.length + 1,
      chosenAt,
      chosenBy: chooser,
    },
  });
  for (const [at, problem] of theme.problems.entries()) {
    const lead = known.organizations.get(problem.lead);
    if (lead === undefined) continue;
    const problemId = newId();
    const reviewedAt = over ? new Date(first.getTime() + 33 * msPerDay) : null;
    const released = problem.public !== undefined && (over || theme.month === today.month);
    await tx.topicProblem.createMany({
      data: {
        tenantId,
        id: problemId,
        topicId: id,
        path: place.path,
        organizationId: lead.id,
        organizationName: lead.shortName,
        helperIds: problem.helpers.flatMap((key) => known.organizations.get(key)?.id ?? []),
        title: problem.title,
        matter: problem.matter,
        tests: problem.tests,
        ...chosenFrom(known, place, theme, first),
        ...(reviewedAt === null || reviewedAt.getTime() > now
          ? {}
          : {
              outcome: problem.outcome ?? "partly",
              outcomeText: problem.result ?? problem.matter,
              reviewedAt,
              reviewedBy: chooser,
            }),
        ...(released ? { publicText: problem.public ?? null, releasedAt: chosenAt } : {}),
        // In the order of the list.
        givenAt: new Date(chosenAt.getTime() + at * 1000),
        givenBy: chooser,
      },
    });
    await tx.topicMeasure.createMany({
      data: measuresOf(problem, `${lead.shortName}经办人`, known, { first, over, open }).map(
        (measure) => ({
          ...measure,
          tenantId,
          id: newId(),
          problemId,
          path: place.path,
          organizationId: lead.id,
        }),
      ),
    });
  }
}

/** The twelve months before it, of the theme's kind of matter. */
function chosenFrom(known: Known, place: Place, theme: Theme, first: Date) {
  const categoryId = known.categories.get(theme.category);
  if (categoryId === undefined) return {};
  return {
    categoryId,
    countedAreaId: place.id,
    countedFrom: new Date(Date.UTC(known.today.year - 1, theme.month - 1, 1)),
    countedTo: new Date(first.getTime() - msPerDay),
  };
}

/** What is over is done; of this month's the first is done, the second due some days ago, the rest ahead. */
function measuresOf(
  problem: Problem,
  doneBy: string,
  { now }: Known,
  { first, over, open }: { first: Date; over: boolean; open: boolean },
) {
  const started = first.getTime() <= now;
  return problem.measures.map((text, at) => {
    const done = over
      ? problem.done[at]
      : started && !open && at === 0
        ? problem.done[0]
        : undefined;
    const day = over || !started ? 12 + at * 8 : undefined;
    const dueOn =
      day === undefined
        ? new Date(`${isoDateOf(Math.floor(now / msPerDay) - 6 + at * 4)}`)
        : new Date(first.getTime() + day * msPerDay);
    const doneAt = new Date(Math.min(dueOn.getTime() + 10 * 3_600_000, now - 3_600_000));
    return {
      text,
      dueOn,
      ...(done === undefined ? {} : { doneText: done, doneAt, doneBy }),
    };
  });
}
