import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import {
  callStatuses,
  responseStatuses,
  whistleKinds,
  type ResponseStatus,
  type WhistleKind,
} from "../rules/whistle";

const pageSize = 50;

export interface CallLine {
  id: string;
  kind: WhistleKind;
  title: string;
  place: string;
  calledAt: string;
  calledBy: string;
  arriveBy: string;
  status: (typeof callStatuses)[number];
  /** How many departments were called, have come, have refused. */
  called: number;
  arrived: number;
  refused: number;
  /** Somebody who is expected has not come in time. */
  late: boolean;
}

export interface CallPage {
  now: string;
  lines: CallLine[];
  /** Older calls: the address parameter that shows them. */
  before: string | null;
}

/** Calls of the actor's range, the newest first. Two statements, whatever the number of rows. */
export async function callPage({ actor, tx }: Scope, before?: string): Promise<CallPage> {
  const last = before === undefined ? null : cursorOf(before);
  const rows = await tx.whistleCall.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      ...(last === null
        ? {}
        : { OR: [{ calledAt: { lt: last.at } }, { calledAt: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ calledAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      title: true,
      placeNames: true,
      place: true,
      calledAt: true,
      calledBy: true,
      arriveBy: true,
      status: true,
    },
  });
  const shown = rows.slice(0, pageSize);
  const responses = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, callId: { in: shown.map((row) => row.id) } },
    select: { callId: true, status: true, arrivedAt: true, arriveBy: true },
  });
  const end = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    now: new Date(actor.now).toISOString(),
    before: end === undefined ? null : `${String(end.calledAt.getTime())}.${end.id}`,
    lines: shown.map(({ placeNames, ...row }) => {
      const own = responses.filter((one) => one.callId === row.id);
      return {
        ...row,
        kind: kindOf(row.kind),
        status: callStatusOf(row.status),
        place: `${placeNames} ${row.place}`,
        calledAt: row.calledAt.toISOString(),
        arriveBy: row.arriveBy.toISOString(),
        called: own.length,
        arrived: own.filter((one) => one.arrivedAt !== null).length,
        refused: own.filter((one) => one.status === "refused").length,
        late: own.some((one) => isLate(one, actor.now)),
      };
    }),
  };
}

/** Whether somebody came after the time, or is expected and has not come. */
export function isLate(
  response: { status: string; arrivedAt: Date | null; arriveBy: Date },
  now: number,
): boolean {
  const expected = response.status === "called" || response.status === "acknowledged";
  const at = response.arrivedAt?.getTime() ?? (expected ? now : null);
  return response.status === "absent" || (at !== null && at > response.arriveBy.getTime());
}

export function kindOf(kind: string): WhistleKind {
  return whistleKinds.find((known) => known === kind) ?? "demand";
}

export function responseStatusOf(status: string): ResponseStatus {
  return responseStatuses.find((known) => known === status) ?? "called";
}

function callStatusOf(status: string) {
  return callStatuses.find((known) => known === status) ?? "called";
}

function cursorOf(text: string): { at: Date; id: string } | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { at: new Date(Number(match[1])), id: match[2] };
}
