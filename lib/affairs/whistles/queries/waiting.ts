import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import {
  callReaders,
  expectedStatuses,
  responseReaders,
  type ResponseStatus,
  type WhistleKind,
} from "../rules/whistle";
import { isLate, kindOf, responseStatusOf } from "./calls";

/** Where a page of the scan ends; the next one begins behind it. */
interface Cursor {
  at: Date;
  id: string;
}

/** Departments that are expected and late, and nobody has been told yet. A page; the longest late first. */
export async function arrivalsOverdue(
  { actor, tx }: Scope,
  after: Cursor | null,
  take: number,
): Promise<Cursor[]> {
  const rows = await tx.whistleResponse.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { in: [...expectedStatuses] },
      overdueToldAt: null,
      arriveBy: { lte: new Date(actor.now), ...(after === null ? {} : { gte: after.at }) },
      ...(after === null
        ? {}
        : { OR: [{ arriveBy: { gt: after.at } }, { arriveBy: after.at, id: { gt: after.id } }] }),
    },
    orderBy: [{ arriveBy: "asc" }, { id: "asc" }],
    take,
    select: { id: true, arriveBy: true },
  });
  return rows.map(({ id, arriveBy }) => ({ id, at: arriveBy }));
}

/** A call that asks for somebody's attention now. Times are instants in ISO 8601. */
export interface OpenCall {
  id: string;
  address: string;
  kind: WhistleKind;
  title: string;
  place: string;
  arriveBy: string;
  late: boolean;
  /** A department's own answer; null for the street, which sees how many have come. */
  status: ResponseStatus | null;
  called: number;
  arrived: number;
  refused: number;
}

/** More calls at once than this are looked at in the list. */
const openMax = 10;

/** For a department what it is called to, for an area its calls that are not over; emergencies first. */
export async function openCalls(scope: Scope): Promise<OpenCall[]> {
  const { actor } = scope;
  const isOneOf = (roles: readonly string[]) => roles.some((role) => role === actor.role);
  if (isOneOf(responseReaders)) return sorted(await openResponses(scope));
  return isOneOf(callReaders) ? sorted(await callsUnderWay(scope)) : [];
}

async function openResponses({ actor, tx }: Scope): Promise<OpenCall[]> {
  const rows = await tx.whistleResponse.findMany({
    where: {
      tenantId: actor.tenantId,
      organizationId: actor.organizationId ?? "",
      status: { in: [...expectedStatuses, "arrived"] },
    },
    orderBy: [{ arriveBy: "asc" }, { id: "asc" }],
    take: openMax,
    select: {
      id: true,
      kind: true,
      title: true,
      place: true,
      arriveBy: true,
      arrivedAt: true,
      status: true,
    },
  });
  return rows.map((row) => ({
    id: row.id,
    address: "/whistles",
    kind: kindOf(row.kind),
    title: row.title,
    place: row.place,
    arriveBy: row.arriveBy.toISOString(),
    late: isLate(row, actor.now),
    status: responseStatusOf(row.status),
    called: 1,
    arrived: row.arrivedAt === null ? 0 : 1,
    refused: 0,
  }));
}

async function callsUnderWay({ actor, tx }: Scope): Promise<OpenCall[]> {
  const calls = await tx.whistleCall.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      status: "called",
    },
    orderBy: [{ arriveBy: "asc" }, { id: "asc" }],
    take: openMax,
    select: { id: true, kind: true, title: true, placeNames: true, place: true, arriveBy: true },
  });
  if (calls.length === 0) return [];
  const answers = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, callId: { in: calls.map(({ id }) => id) } },
    select: { callId: true, status: true, arrivedAt: true, arriveBy: true },
  });
  return calls.map(({ placeNames, ...call }) => {
    const own = answers.filter(({ callId }) => callId === call.id);
    return {
      id: call.id,
      address: `/whistles/${call.id}`,
      kind: kindOf(call.kind),
      title: call.title,
      place: `${placeNames} ${call.place}`,
      arriveBy: call.arriveBy.toISOString(),
      late: own.some((answer) => isLate(answer, actor.now)),
      status: null,
      called: own.length,
      arrived: own.filter(({ arrivedAt }) => arrivedAt !== null).length,
      refused: own.filter(({ status }) => status === "refused").length,
    };
  });
}

function sorted(calls: readonly OpenCall[]): OpenCall[] {
  const rank = ({ kind }: OpenCall) => (kind === "emergency" ? 0 : 1);
  return [...calls].sort((one, other) => rank(one) - rank(other));
}
