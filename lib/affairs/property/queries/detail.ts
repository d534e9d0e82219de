import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  closeReasons,
  committeeStates,
  endOf,
  housingKinds,
  propertyStatuses,
  type CloseReason,
  type CommitteeState,
  type HousingKind,
  type PropertyStatus,
} from "../rules/estates";
import {
  planStanding,
  planStatuses,
  planWays,
  type PlanStatus,
  type PlanWay,
} from "../rules/plans";
import { canKeep, canPlan } from "../rules/rights";
import { isWellRated } from "../rules/quarterly";
import { appointmentsOf, type AppointmentShown } from "./appointments";
import { companiesOf, plannersOf } from "./choices";
import { estateRatings, type ServiceRating } from "./ratings";

interface Named {
  id: string;
  name: string;
}

export interface ManagementShown {
  id: string;
  mode: PropertyStatus;
  company: string | null;
  startsOn: string;
  contractUntil: string | null;
  endsOn: string | null;
  note: string | null;
  by: string;
}

export interface PlanShown {
  id: string;
  version: number;
  way: PlanWay;
  partner: string | null;
  measure: string;
  organization: string;
  dueOn: string;
  status: PlanStatus;
  late: boolean;
  result: string | null;
  endedOn: string | null;
  by: string;
  plannedAt: string;
}

export interface EstateDetail {
  id: string;
  version: number;
  name: string;
  community: string;
  areaId: string;
  housing: HousingKind;
  households: number | null;
  grids: string[];
  status: PropertyStatus;
  company: Named | null;
  contractUntil: string | null;
  contractEnd: "over" | "soon" | null;
  committee: CommitteeState;
  committeeUntil: string | null;
  committeeEnd: "over" | "soon" | null;
  closed: { on: string; reason: CloseReason | null } | null;
  today: string;
  standing: "none" | "late" | "planned" | null;
  history: ManagementShown[];
  plans: PlanShown[];
  /** 交叉任职, who is in office first. */
  appointments: AppointmentShown[];
  /** What residents say of the service, the latest quarter first. */
  ratings: ServiceRating[];
  /** Residents were content with the present company the last time they were asked. */
  wellRated: boolean;
  may: { keep: boolean; plan: boolean };
  /** For the forms of who may write. */
  companies: Named[];
  planners: Named[];
}

const historyMax = 30;

/** One estate: what it is, who manages it since when, and what is planned, what is said of it. At most eleven statements. */
export async function estateDetail(scope: Scope, id: string): Promise<EstateDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const row = await tx.estate.findFirst({
    where: { tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      id: true,
      version: true,
      name: true,
      path: true,
      areaId: true,
      housing: true,
      households: true,
      gridIds: true,
      status: true,
      companyId: true,
      companyName: true,
      contractUntil: true,
      committee: true,
      committeeUntil: true,
      planDue: true,
      closedOn: true,
      closeReason: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: [row.areaId, ...row.gridIds] } },
    orderBy: { path: "asc" },
    select: { id: true, name: true },
  });
  const today = localDate(actor.now, actor.tenant.timeZone);
  const status = propertyStatuses.find((one) => one === row.status) ?? "unmanaged";
  const contractUntil = row.contractUntil === null ? null : isoDay(row.contractUntil);
  const committeeUntil = row.committeeUntil === null ? null : isoDay(row.committeeUntil);
  const planDue = row.planDue === null ? null : isoDay(row.planDue);
  const open = row.closedOn === null;
  const keep = open && canKeep(actor, row).ok;
  const plan = open && status === "unmanaged" && canPlan(actor, row).ok;
  const history = await historyOf(scope, id);
  const ratings = await estateRatings(scope, id, companiesIn(history));
  const last = ratings.find(({ result }) => result !== null);
  return {
    id,
    version: row.version,
    name: row.name,
    areaId: row.areaId,
    community: areas.find((one) => one.id === row.areaId)?.name ?? "",
    housing: housingKinds.find((one) => one === row.housing) ?? "mixed",
    households: row.households,
    grids: areas.filter((one) => one.id !== row.areaId).map(({ name }) => name),
    status,
    company:
      row.companyId === null || row.companyName === null
        ? null
        : { id: row.companyId, name: row.companyName },
    contractUntil,
    contractEnd: endOf(contractUntil, today),
    committee: committeeStates.find((one) => one === row.committee) ?? "none",
    committeeUntil,
    committeeEnd: endOf(committeeUntil, today),
    closed: open
      ? null
      : {
          on: isoDay(row.closedOn ?? new Date(0)),
          reason: closeReasons.find((one) => one === row.closeReason) ?? null,
        },
    today,
    standing: open ? planStanding({ status, planDue }, today) : null,
    history,
    plans: await plansOf(scope, id, today),
    appointments: await appointmentsOf(scope, row),
    ratings,
    wellRated: last !== undefined && last.company === row.companyName && isWellRated(last),
    may: { keep, plan },
    companies: keep ? await companiesOf(scope) : [],
    planners: plan ? await plannersOf(scope) : [],
  };
}

/** The companies among those who managed it. */
function companiesIn(history: readonly ManagementShown[]) {
  return history.flatMap(({ company, startsOn, endsOn }) =>
    company === null ? [] : [{ name: company, from: startsOn, to: endsOn }],
  );
}

async function historyOf({ actor, tx }: Scope, estateId: string): Promise<ManagementShown[]> {
  const rows = await tx.estateManagement.findMany({
    where: { tenantId: actor.tenantId, estateId },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: historyMax,
    select: {
      id: true,
      mode: true,
      companyName: true,
      startsOn: true,
      contractUntil: true,
      endsOn: true,
      note: true,
      enteredBy: true,
    },
  });
  return rows.map(({ companyName, startsOn, contractUntil, endsOn, enteredBy, mode, ...row }) => ({
    ...row,
    mode: propertyStatuses.find((one) => one === mode) ?? "unmanaged",
    company: companyName,
    startsOn: isoDay(startsOn),
    contractUntil: contractUntil === null ? null : isoDay(contractUntil),
    endsOn: endsOn === null ? null : isoDay(endsOn),
    by: enteredBy,
  }));
}

async function plansOf(
  { actor, tx }: Scope,
  estateId: string,
  today: string,
): Promise<PlanShown[]> {
  const rows = await tx.estatePlan.findMany({
    where: { tenantId: actor.tenantId, estateId },
    orderBy: [{ plannedAt: "desc" }, { id: "desc" }],
    take: historyMax,
    select: {
      id: true,
      version: true,
      way: true,
      partner: true,
      measure: true,
      organizationName: true,
      dueOn: true,
      status: true,
      result: true,
      endedOn: true,
      plannedAt: true,
      plannedBy: true,
    },
  });
  return rows.map(({ organizationName, dueOn, endedOn, plannedAt, plannedBy, ...row }) => {
    const status = planStatuses.find((one) => one === row.status) ?? "open";
    const due = isoDay(dueOn);
    return {
      ...row,
      status,
      way: planWays.find((one) => one === row.way) ?? "community",
      organization: organizationName,
      dueOn: due,
      late: status === "open" && due < today,
      endedOn: endedOn === null ? null : isoDay(endedOn),
      plannedAt: plannedAt.toISOString(),
      by: plannedBy,
    };
  });
}
