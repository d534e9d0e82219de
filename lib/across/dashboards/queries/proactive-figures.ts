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
import { spanOf } from "./span";

export interface ProactiveFigures {
  /** Null where the days have not begun. */
  windows: Record<WindowName, Window | null>;
  lines: { categoryId: string; category: string; counts: Record<WindowName, number | null> }[];
}

/**
 * How many matters of the kinds that an action is against were registered where it was, in the days
 * before, during and after it and in its days of the year before. Plain counts; each opens to its rows.
 * Only for who reads the matters of the place; null for others. Three statements.
 */
export async function proactiveFigures(
  { actor, tx }: Scope,
  action: {
    areaId: string;
    categoryIds: readonly string[];
    fromDay: string;
    toDay: string;
    today: string;
  },
): Promise<ProactiveFigures | null> {
  if (actor.organizationId !== null) return null;
  const { tenantId } = actor;
  const area = await tx.area.findFirst({
    where: { tenantId, id: action.areaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { path: true },
  });
  if (area === null) return null;
  const windows = windowsOf({ from: action.fromDay, to: action.toDay }, action.today);
  const categories = await tx.category.findMany({
    where: { tenantId, id: { in: [...action.categoryIds] } },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true, name: true },
  });
  const spans = windowNames.flatMap((name) => {
    const window = windows[name];
    return window === null ? [] : [{ name, ...spanOf(window, actor.tenant.timeZone) }];
  });
  const { lo, hi } = range(area.path);
  const rows =
    spans.length === 0
      ? []
      : await tx.$queryRaw<{ name: string; categoryId: string; count: number }[]>`
    select w.name, t.category_id as "categoryId", count(*)::int as count
    from (values ${Prisma.join(
      spans.map(
        ({ name, from, before }) =>
          Prisma.sql`(${name}, ${from}::timestamptz, ${before}::timestamptz)`,
      ),
    )}) w (name, lower, upper)
    join ticket t on t.tenant_id = ${tenantId}::uuid and t.path >= ${lo} and t.path < ${hi}
      and t.registered_at >= w.lower and t.registered_at < w.upper
      and t.category_id = any (${[...action.categoryIds]}::uuid[])
    group by 1, 2`;
  const countOf = (category: string, name: WindowName) =>
    windows[name] === null
      ? null
      : (rows.find((row) => row.categoryId === category && row.name === name)?.count ?? 0);
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
  };
}
