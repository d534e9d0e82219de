import "server-only";
import {
  windowNames,
  windowsOf,
  type Window,
  type WindowName,
} from "@/lib/affairs/proactive/rules/proactive";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { range } from "@/lib/ground/territory/rules/path";
import { spanOf, type Span } from "./span";

/** Some, and fewer than a unit may be told of where few live; null where the days have not begun. */
type Count = number | "few" | null;

export interface ProactiveFigures {
  /** Null where the days have not begun. */
  windows: Record<WindowName, Window | null>;
  lines: { categoryId: string; category: string; counts: Record<WindowName, Count> }[];
  /** Whether who looks may open the matters behind the counts. */
  opens: boolean;
}

interface Action {
  id: string;
  areaId: string;
  categoryIds: readonly string[];
  fromDay: string;
  toDay: string;
  today: string;
}

/**
 * How many matters of the kinds that an action is against were registered where it was, in the days
 * before, during and after it and in its days of the year before. Plain counts. For who reads the matters
 * of the place each opens to its rows; a unit reads none, and the database counts for its own actions
 * alone. Null for others. Three statements.
 */
export async function proactiveFigures(
  scope: Scope,
  action: Action,
): Promise<ProactiveFigures | null> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const windows = windowsOf({ from: action.fromDay, to: action.toDay }, action.today);
  const spans = windowNames.flatMap((name) => {
    const window = windows[name];
    return window === null ? [] : [{ name, ...spanOf(window, actor.tenant.timeZone) }];
  });
  const own = actor.organizationId !== null;
  const rows = own
    ? await countedForUnit(scope, action.id, spans)
    : await countedForPlace(scope, action, spans);
  if (rows === null) return null;
  const categories = await tx.category.findMany({
    where: { tenantId, id: { in: [...action.categoryIds] } },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true, name: true },
  });
  const countOf = (category: string, name: WindowName): Count => {
    if (windows[name] === null) return null;
    const row = rows.find((one) => one.categoryId === category && one.name === name);
    return row === undefined ? 0 : (row.count ?? "few");
  };
  return {
    windows,
    lines: categories.map(({ id, name }) => ({
      categoryId: id,
      category: name,
      counts: {
        lastYear: countOf(id, "lastYear"),
        before: countOf(id, "before"),
        during: countOf(id, "during"),
        after: countOf(id, "after"),
      },
    })),
    opens: !own,
  };
}

type NamedSpan = Span & { name: WindowName };

interface CountRow {
  name: string;
  categoryId: string;
  count: number | null;
}

async function countedForPlace(
  { actor, tx }: Scope,
  { areaId, categoryIds }: Action,
  spans: readonly NamedSpan[],
): Promise<CountRow[] | null> {
  const { tenantId } = actor;
  const area = await tx.area.findFirst({
    where: { tenantId, id: areaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { path: true },
  });
  if (area === null) return null;
  if (spans.length === 0) return [];
  const { lo, hi } = range(area.path);
  return tx.$queryRaw<CountRow[]>`
    select w.name, t.category_id as "categoryId", count(*)::int as count
    from (values ${Prisma.join(
      spans.map(
        ({ name, from, before }) =>
          Prisma.sql`(${name}, ${from}::timestamptz, ${before}::timestamptz)`,
      ),
    )}) w (name, lower, upper)
    join ticket t on t.tenant_id = ${tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
      and t.registered_at >= w.lower and t.registered_at < w.upper
      and t.category_id = any (${[...categoryIds]}::uuid[])
    group by 1, 2`;
}

/** Counted by the database for the unit's own action; a unit reads no matter. */
function countedForUnit(
  { tx }: Scope,
  id: string,
  spans: readonly NamedSpan[],
): Promise<CountRow[]> {
  const names = spans.map(({ name }) => name);
  const [from, before] = [spans.map((span) => span.from), spans.map((span) => span.before)];
  return tx.$queryRaw<CountRow[]>`
    select name, category_id as "categoryId", count
    from sec.own_action_counts(${id}::uuid, ${names}, ${from}::timestamptz[], ${before}::timestamptz[])`;
}
