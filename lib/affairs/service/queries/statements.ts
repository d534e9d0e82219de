import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { cursorOf, cut, pageSize } from "./page";
import { statementKinds, type StatementKind } from "../rules/periods";
import { statementStatusOf, type StatementStatus } from "../rules/statements";
import { membersShown } from "./members-shown";

export interface StatementShown {
  id: string;
  version: number;
  subject: "member" | "unit";
  kind: StatementKind;
  fromDay: string;
  toDay: string;
  unitName: string;
  /** Masked, and empty for a unit's own statement. */
  memberName: string;
  members: number;
  posts: number;
  minutes: number;
  wishes: number;
  pledges: number;
  fulfilled: number;
  status: StatementStatus;
  evaluation: string | null;
  evaluatedBy: string | null;
  evaluatedAt: string | null;
  acknowledgedAt: string | null;
}

export interface StatementPage {
  now: string;
  lines: StatementShown[];
  before: string | null;
}

/** Statements of the actor's range; those that wait for the community's word stand by themselves. */
export async function statementPage(
  scope: Scope,
  filter: { status: StatementStatus | undefined; before?: string | undefined },
): Promise<StatementPage> {
  const { actor } = scope;
  return pageOf(
    scope,
    {
      path: { gte: actor.lo, lt: actor.hi },
      ...(filter.status === undefined ? {} : { status: filter.status }),
    },
    filter.before,
  );
}

/** How many wait for a word, and how many are with the units: capped, for the tabs. */
export async function statementCounts({ actor, tx }: Scope) {
  const count = (status: StatementStatus) =>
    tx.serviceStatement.count({
      where: { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi }, status },
      take: countMax,
    });
  return { drafted: await count("drafted"), sent: await count("sent") };
}
/** Counts stop here; that many means "or more". */
export const countMax = 1000;

/** What was sent to the actor's unit. */
export function unitStatements(scope: Scope, before?: string): Promise<StatementPage> {
  return pageOf(scope, { organizationId: scope.actor.organizationId ?? "" }, before);
}

/** The member's own, and of one year for the yearly file. */
export async function myStatements(scope: Scope, year?: number) {
  const range =
    year === undefined
      ? {}
      : {
          fromDay: {
            gte: new Date(`${String(year)}-01-01`),
            lt: new Date(`${String(year + 1)}-01-01`),
          },
        };
  const page = await pageOf(scope, { memberId: scope.actor.personId ?? "", ...range });
  return { ...page, community: scope.actor.scopeName, district: scope.actor.tenant.name };
}

async function pageOf(
  scope: Scope,
  where: Record<string, unknown>,
  before?: string,
): Promise<StatementPage> {
  const { actor, tx } = scope;
  const last = cursorOf(before);
  const rows = await tx.serviceStatement.findMany({
    where: {
      tenantId: actor.tenantId,
      ...where,
      ...(last === null
        ? {}
        : { OR: [{ fromDay: { lt: last.at } }, { fromDay: last.at, id: { gt: last.id } }] }),
    },
    orderBy: [{ fromDay: "desc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      version: true,
      subject: true,
      memberId: true,
      kind: true,
      fromDay: true,
      toDay: true,
      unitName: true,
      members: true,
      posts: true,
      minutes: true,
      wishes: true,
      pledges: true,
      fulfilled: true,
      status: true,
      evaluation: true,
      evaluatedBy: true,
      evaluatedAt: true,
      acknowledgedAt: true,
    },
  });
  const cutRows = cut(rows, ({ fromDay, id }) => ({ at: fromDay, id }));
  const members = await membersShown(
    scope,
    cutRows.shown.map(({ memberId }) => memberId),
  );
  return {
    now: new Date(actor.now).toISOString(),
    before: cutRows.before,
    lines: cutRows.shown.map(({ memberId, subject, ...row }) => ({
      ...row,
      subject: subject === "unit" ? "unit" : "member",
      kind: statementKinds.find((kind) => kind === row.kind) ?? "quarter",
      memberName: members(memberId).name,
      fromDay: row.fromDay.toISOString().slice(0, 10),
      toDay: row.toDay.toISOString().slice(0, 10),
      status: statementStatusOf(row.status),
      evaluatedAt: row.evaluatedAt?.toISOString() ?? null,
      acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    })),
  };
}
