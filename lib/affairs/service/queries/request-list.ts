import "server-only";
import { z } from "zod";
import { withoutWallTraces } from "@/lib/parts/traces/rules/public-traces";
import type { Scope } from "@/lib/platform/db/scope";
import type { Prisma } from "@/lib/platform/db/client";
import {
  requestKinds,
  requestStatuses,
  type RequestKind,
  type RequestStatus,
} from "../rules/requests";

const pageSize = 30;

/** Filters of the list as they stand in the address; what is not understood counts as absent. */
export const requestFilter = z.object({
  kind: z.enum(requestKinds).optional().catch(undefined),
  status: z.enum(requestStatuses).optional().catch(undefined),
  /** Those that nobody took in time, and for which the street has noted nothing yet. */
  waiting: z.literal("1").optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});
export type RequestFilter = z.infer<typeof requestFilter>;

export interface RequestLine {
  id: string;
  number: string;
  kind: RequestKind;
  status: RequestStatus;
  /** The published title; before that the item, or how the resident began. */
  title: string;
  placeNames: string;
  submittedAt: string;
  escalated: boolean;
}

export interface RequestPage {
  now: string;
  lines: RequestLine[];
  /** The address parameter that shows the older ones. */
  before: string | null;
}

/** Requests of the actor's range, the newest first. Two statements. */
export async function requestPage(
  { actor, tx }: Scope,
  filter: RequestFilter,
): Promise<RequestPage> {
  const rows = await tx.serviceRequest.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      ...(filter.kind === undefined ? {} : { kind: filter.kind }),
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.waiting === undefined
        ? {}
        : { status: "published", escalatedAt: { not: null }, resourcedAt: null }),
      ...olderThan(filter.before),
    },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      number: true,
      kind: true,
      status: true,
      publicTitle: true,
      itemTitle: true,
      placeNames: true,
      submittedAt: true,
      escalatedAt: true,
      resourcedAt: true,
    },
  });
  const shown = rows.slice(0, pageSize);
  const texts = await beginnings(
    { actor, tx },
    shown.flatMap(({ id, publicTitle, itemTitle }) =>
      (publicTitle ?? itemTitle) === null ? id : [],
    ),
  );
  const end = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    now: new Date(actor.now).toISOString(),
    before: end === undefined ? null : `${String(end.submittedAt.getTime())}.${end.id}`,
    lines: shown.map((row) => ({
      id: row.id,
      number: row.number,
      kind: kindOf(row.kind),
      status: statusOf(row.status),
      title: row.publicTitle ?? row.itemTitle ?? texts.get(row.id) ?? row.number,
      placeNames: row.placeNames,
      submittedAt: row.submittedAt.toISOString(),
      escalated: row.status === "published" && row.escalatedAt !== null && row.resourcedAt === null,
    })),
  };
}

export function kindOf(kind: string): RequestKind {
  return requestKinds.find((known) => known === kind) ?? "wish";
}

export function statusOf(status: string): RequestStatus {
  return requestStatuses.find((known) => known === status) ?? "submitted";
}

/** What tells who it is has no place in a list, where nobody has asked for it. */
const hidden = {
  phone: "**",
  idNumber: "**",
  name: "**",
  room: "**",
  plate: "**",
  account: "**",
};

async function beginnings({ actor, tx }: Scope, ids: readonly string[]) {
  const rows = await tx.serviceContact.findMany({
    where: { tenantId: actor.tenantId, requestId: { in: [...ids] }, erasedAt: null },
    select: { requestId: true, text: true },
  });
  return new Map(
    rows.map(({ requestId, text }) => [
      requestId,
      Array.from(withoutWallTraces(text, hidden)).slice(0, 24).join(""),
    ]),
  );
}

function olderThan(before: string | undefined): Prisma.ServiceRequestWhereInput {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(before ?? "");
  if (match?.[1] === undefined || match[2] === undefined) return {};
  const at = new Date(Number(match[1]));
  return { OR: [{ submittedAt: { lt: at } }, { submittedAt: at, id: { lt: match[2] } }] };
}
