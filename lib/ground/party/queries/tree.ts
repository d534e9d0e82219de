import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { partyForms, partyLevels, type PartyForm, type PartyLevel } from "../rules/kinds";
import { addMonths } from "../rules/terms";
import { partyNumbers } from "./numbers";
import { lineColumns, linesOf, type PartyLine } from "./shown";

/** How much of a tree one page shows: a community whole, a district level by level. */
const shownMax = 120;
const listMax = 100;

export interface PartyFilter {
  /** The organization whose tree is shown; the top of the own range without it. */
  at?: string | undefined;
  /** Part of a name. */
  text?: string | undefined;
  level?: PartyLevel | undefined;
  form?: PartyForm | undefined;
  show?: "terms" | "closed" | undefined;
  /** Where the page of a list begins: the word that the one before has told. */
  after?: string | undefined;
}

export interface PartyPage {
  /** Parents stand before their children; a list where something was searched for. */
  lines: PartyLine[];
  isList: boolean;
  /** The word that leads to the next page of a list. */
  after: string | null;
  /** From the top down to the organization whose tree is shown. */
  above: { id: string; name: string }[];
  counts: Readonly<Record<PartyLevel, number>>;
  /** How the committees and branches came about, as far as there are any. */
  forms: { form: PartyForm; count: number }[];
  /** Terms that end within half a year or are over. */
  terms: number;
  /** Grids of the range without a branch: the first of them, and how many there are. */
  bareGrids: { names: string[]; count: number };
  /** Who looks may set up an organization with nothing above it. */
  maySetUp: boolean;
}

/** The Party organizations of the own range. Ten statements. */
export async function partyPage(scope: Scope, filter: PartyFilter): Promise<PartyPage> {
  const { actor } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const isList =
    filter.text !== undefined ||
    filter.level !== undefined ||
    filter.form !== undefined ||
    filter.show !== undefined;
  const rows = isList ? await listed(scope, filter, today) : await treeOf(scope, filter.at);
  const shown = isList ? rows.slice(0, listMax) : rows;
  const last = isList && rows.length > shown.length ? shown.at(-1) : undefined;
  const lines = await linesOf(scope, shown, { numbers: await partyNumbers(scope), today });
  return {
    lines,
    isList,
    after: last === undefined ? null : `${last.path}~${last.id}`,
    above: filter.at === undefined ? [] : await chainOf(scope, filter.at),
    ...(await countsOf(scope)),
    terms: await scope.tx.partyTerm.count({ where: endingTerms(scope, today) }),
    bareGrids: await bareGridsOf(scope),
    maySetUp: actor.role === "district_org",
  };
}

function within({ actor }: Scope) {
  return { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
}

function endingTerms(scope: Scope, today: string) {
  const soon = new Date(addMonths(today, 6));
  return {
    ...within(scope),
    endedOn: null,
    OR: [{ extendedTo: null, endsOn: { lte: soon } }, { extendedTo: { not: null, lte: soon } }],
  };
}

async function listed(
  scope: Scope,
  { text, level, form, show, after }: PartyFilter,
  today: string,
) {
  const [path = "", id = ""] = /^([0-9a-z.]+)~([0-9a-f-]{36})$/.exec(after ?? "")?.slice(1) ?? [];
  const ending =
    show === "terms"
      ? await scope.tx.partyTerm.findMany({
          where: endingTerms(scope, today),
          orderBy: { endsOn: "asc" },
          take: listMax + 1,
          select: { partyId: true },
        })
      : null;
  return scope.tx.partyOrganization.findMany({
    where: {
      ...within(scope),
      ...(ending === null ? {} : { id: { in: ending.map(({ partyId }) => partyId) } }),
      ...(text === undefined ? {} : { name: { contains: text } }),
      ...(level === undefined ? {} : { level }),
      ...(form === undefined ? {} : { form }),
      ...(path === "" ? {} : { OR: [{ path: { gt: path } }, { path, id: { gt: id } }] }),
      closedOn: show === "closed" ? { not: null } : null,
    },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    take: listMax + 1,
    select: lineColumns,
  });
}

/** From the top down, one level after another, as long as all of it fits on a page. */
async function treeOf(scope: Scope, at: string | undefined) {
  const rows = await scope.tx.$queryRaw<{ id: string }[]>`
    with recursive tree as (
      select p.id, 1 as depth from party_organization p
      where p.tenant_id = ${scope.actor.tenantId}::uuid and p.closed_on is null
        and p.path >= ${scope.actor.lo} and p.path < ${scope.actor.hi}
        and (case when ${at ?? null}::uuid is not null then p.id = ${at ?? null}::uuid else
          not exists (select from party_organization u where u.tenant_id = p.tenant_id and u.id = p.parent_id
            and u.path >= ${scope.actor.lo} and u.path < ${scope.actor.hi}) end)
      union all
      select p.id, t.depth + 1 from tree t join party_organization p
        on p.tenant_id = ${scope.actor.tenantId}::uuid and p.parent_id = t.id and p.closed_on is null
      where t.depth < 7),
    sums as (select depth, sum(count(*)) over (order by depth) as total from tree group by depth)
    select t.id from tree t join sums s on s.depth = t.depth
    where s.total <= ${shownMax} or t.depth = 1 or (t.depth = 2 and ${at ?? null}::uuid is not null)
    order by t.depth limit 1000`;
  const found = await scope.tx.partyOrganization.findMany({
    where: { tenantId: scope.actor.tenantId, id: { in: rows.map(({ id }) => id) } },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    select: lineColumns,
  });
  return found.sort((a, b) => rankOf(a.level) - rankOf(b.level));
}

function rankOf(level: string): number {
  return partyLevels.findIndex((one) => one === level);
}

async function chainOf(scope: Scope, at: string): Promise<{ id: string; name: string }[]> {
  const rows = await scope.tx.$queryRaw<{ id: string; name: string }[]>`
    with recursive up as (
      select p.id, p.parent_id, p.name, 1 as depth from party_organization p
      where p.tenant_id = ${scope.actor.tenantId}::uuid and p.id = ${at}::uuid
      union all select p.id, p.parent_id, p.name, up.depth + 1 from party_organization p
        join up on p.id = up.parent_id where p.tenant_id = ${scope.actor.tenantId}::uuid and up.depth < 7)
    select id, name from up where depth > 1 order by depth desc`;
  return rows;
}

async function countsOf(scope: Scope): Promise<Pick<PartyPage, "counts" | "forms">> {
  const rows = await scope.tx.partyOrganization.groupBy({
    by: ["level", "form"],
    where: { ...within(scope), closedOn: null },
    _count: { id: true },
  });
  const sum = (some: typeof rows) => some.reduce((total, { _count }) => total + _count.id, 0);
  const of = (level: PartyLevel) => sum(rows.filter((row) => row.level === level));
  return {
    counts: {
      work_committee: of("work_committee"),
      committee: of("committee"),
      general_branch: of("general_branch"),
      branch: of("branch"),
      group: of("group"),
      household: of("household"),
    },
    forms: partyForms
      .map((form) => ({ form, count: sum(rows.filter((row) => row.form === form)) }))
      .filter(({ count }) => count > 0),
  };
}

const namedGrids = 8;

/** 网格党支部 cover the grids (seeds 4 and 5): of which grid no branch says that it is its own. */
async function bareGridsOf({ actor, tx }: Scope): Promise<PartyPage["bareGrids"]> {
  const rows = await tx.$queryRaw<{ name: string; total: number }[]>`
    select c.name || ' ' || a.name as name, (count(*) over ())::int as total from area a
    join area c on c.tenant_id = a.tenant_id and c.id = a.parent_id
    where a.tenant_id = ${actor.tenantId}::uuid and a.level = 'grid' and a.valid_to is null
      and a.path >= ${actor.lo} and a.path < ${actor.hi}
      and a.id not in (select unnest(p.place_ids) from party_organization p
        where p.tenant_id = ${actor.tenantId}::uuid and p.form = 'grid' and p.closed_on is null
          and p.path >= ${actor.lo} and p.path < ${actor.hi})
    order by a.path limit ${namedGrids}`;
  return { names: rows.map(({ name }) => name), count: rows[0]?.total ?? 0 };
}
