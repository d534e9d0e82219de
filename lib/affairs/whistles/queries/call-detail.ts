import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import {
  callVerbsFor,
  responseVerbsFor,
  type CallVerb,
  type ResponseStatus,
  type ResponseVerb,
  type WhistleKind,
} from "../rules/whistle";
import { isLate, kindOf, responseStatusOf } from "./calls";

export interface ResponseShown {
  id: string;
  version: number;
  organizationName: string;
  status: ResponseStatus;
  acknowledgedAt: string | null;
  arrivedAt: string | null;
  people: string | null;
  action: string | null;
  leftAt: string | null;
  refusal: string | null;
  late: boolean;
  verbs: ResponseVerb[];
}

interface Matter {
  now: string;
  kind: WhistleKind;
  title: string;
  matter: string;
  place: string;
  calledAt: string;
  calledBy: string;
  arriveBy: string;
}

export interface CallShown extends Matter {
  id: string;
  version: number;
  status: string;
  ticket: { id: string; number: string } | null;
  endedAt: string | null;
  endedBy: string | null;
  outcome: string | null;
  responses: ResponseShown[];
  verbs: CallVerb[];
}

/** One call as the street sees it, with everybody's answer. Two statements. */
export async function callDetail({ actor, tx }: Scope, id: string): Promise<CallShown> {
  const call = await tx.whistleCall.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      version: true,
      status: true,
      kind: true,
      title: true,
      matter: true,
      placeNames: true,
      place: true,
      calledAt: true,
      calledBy: true,
      arriveBy: true,
      ticketId: true,
      ticketNumber: true,
      endedAt: true,
      endedBy: true,
      outcome: true,
    },
  });
  if (call === null) throw new Refusal("not-found", "refusal.notFound");
  const responses = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, callId: id },
    orderBy: { organizationName: "asc" },
    select: responseColumns,
  });
  const { ticketId, ticketNumber, placeNames, endedAt, ...rest } = call;
  return {
    ...rest,
    ...matterOf({ ...call, place: `${placeNames} ${call.place}` }, actor.now),
    endedAt: iso(endedAt),
    ticket: ticketId === null ? null : { id: ticketId, number: ticketNumber ?? "" },
    responses: responses.map((one) => ({
      ...responseOf(one, actor.now),
      verbs: call.status === "called" ? responseVerbsFor(actor, one) : [],
    })),
    verbs: callVerbsFor(actor, call),
  };
}

export interface ResponsePage {
  now: string;
  lines: (Matter & ResponseShown)[];
}

const responsesMax = 100;

/** What the actor's organization was called to, the newest first; what is open stands on top. */
export async function responsesFor({ actor, tx }: Scope): Promise<ResponsePage> {
  const rows = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, organizationId: actor.organizationId ?? "" },
    orderBy: [{ calledAt: "desc" }, { id: "desc" }],
    take: responsesMax,
    select: {
      ...responseColumns,
      kind: true,
      title: true,
      matter: true,
      place: true,
      calledBy: true,
      calledAt: true,
    },
  });
  const lines = rows.map((row) => ({
    ...matterOf(row, actor.now),
    ...responseOf(row, actor.now),
    verbs: responseVerbsFor(actor, row),
  }));
  const isOpen = (line: ResponseShown) =>
    line.verbs.some((verb) => verb !== "arrive") || line.status === "acknowledged";
  return {
    now: new Date(actor.now).toISOString(),
    lines: [...lines.filter(isOpen), ...lines.filter((line) => !isOpen(line))],
  };
}

const responseColumns = {
  id: true,
  version: true,
  organizationName: true,
  status: true,
  acknowledgedAt: true,
  arrivedAt: true,
  arriveBy: true,
  people: true,
  action: true,
  leftAt: true,
  refusal: true,
} as const;

function matterOf(
  row: {
    kind: string;
    title: string;
    matter: string;
    place: string;
    calledAt: Date;
    calledBy: string;
    arriveBy: Date;
  },
  now: number,
): Matter {
  const { kind, title, matter, place, calledAt, calledBy, arriveBy } = row;
  return {
    now: new Date(now).toISOString(),
    kind: kindOf(kind),
    title,
    matter,
    place,
    calledAt: calledAt.toISOString(),
    calledBy,
    arriveBy: arriveBy.toISOString(),
  };
}

function responseOf(
  row: {
    id: string;
    version: number;
    organizationName: string;
    status: string;
    acknowledgedAt: Date | null;
    arrivedAt: Date | null;
    arriveBy: Date;
    people: string | null;
    action: string | null;
    leftAt: Date | null;
    refusal: string | null;
  },
  now: number,
): Omit<ResponseShown, "verbs"> {
  const { id, version, organizationName, people, action, refusal } = row;
  return {
    id,
    version,
    organizationName,
    people,
    action,
    refusal,
    status: responseStatusOf(row.status),
    acknowledgedAt: iso(row.acknowledgedAt),
    arrivedAt: iso(row.arrivedAt),
    leftAt: iso(row.leftAt),
    late: isLate(row, now),
  };
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
