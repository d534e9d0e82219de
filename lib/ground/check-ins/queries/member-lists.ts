import "server-only";
import { z } from "zod";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { faultRow, listStatuses, type ListView } from "../schema/member-list";

const statusSchema = z.enum(listStatuses);
/** How long the faults of a list can be read, and a checked list waits to be confirmed. */
const keptDays = 7;

/** The list that this unit, community or street has sent last, with its faults. */
export async function lastList({ actor, tx }: Scope): Promise<ListView | null> {
  const { tenantId, organizationId, areaId } = actor;
  if (areaId === null) return null;
  const list = await tx.memberList.findFirst({
    where: {
      tenantId,
      ...(organizationId === null ? { areaId, organizationId: null } : { organizationId }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      version: true,
      fileName: true,
      status: true,
      reason: true,
      total: true,
      good: true,
      faulty: true,
      written: true,
      known: true,
      createdAt: true,
      settledAt: true,
    },
  });
  if (list === null) return null;
  const parts = await tx.$queryRaw<{ body: Uint8Array }[]>`
    select sec.member_list_faults(${list.id}::uuid) as body`;
  return {
    ...list,
    status: statusSchema.parse(list.status),
    createdAt: list.createdAt.toISOString(),
    settledAt: list.settledAt?.toISOString() ?? null,
    faults: parts.flatMap(({ body }) => z.array(faultRow).parse(JSON.parse(decryptField(body)))),
  };
}

/** What waits for the worker. */
export async function listsDue({ actor, tx }: Scope) {
  const { tenantId } = actor;
  const lists = await tx.memberList.findMany({
    where: { tenantId, status: { in: ["waiting", "writing"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, status: true },
  });
  const parts = await tx.memberListPart.findMany({
    where: {
      tenantId,
      kind: "rows",
      doneAt: null,
      listId: { in: lists.filter(({ status }) => status === "writing").map(({ id }) => id) },
    },
    orderBy: [{ listId: "asc" }, { n: "asc" }],
    select: { listId: true, n: true },
  });
  const old = new Date(actor.now - keptDays * 86_400_000);
  const stale = await tx.memberList.findMany({
    where: {
      tenantId,
      wipedAt: null,
      OR: [
        { status: "cancelled" },
        { settledAt: { lt: old } },
        { status: { in: ["waiting", "checked"] }, createdAt: { lt: old } },
      ],
    },
    select: { id: true },
  });
  return {
    toCheck: lists.filter(({ status }) => status === "waiting").map(({ id }) => id),
    toWrite: parts.map(({ listId, n }) => ({ id: listId, n })),
    toWipe: stale.map(({ id }) => id),
  };
}

/** The bytes of a list's file, for the worker. */
export async function listFile({ actor, tx }: Scope, id: string): Promise<Uint8Array | null> {
  const part = await tx.memberListPart.findFirst({
    where: { tenantId: actor.tenantId, listId: id, kind: "file" },
    select: { bodyCipher: true },
  });
  const body = part?.bodyCipher ?? null;
  return body === null ? null : Buffer.from(decryptField(body), "base64");
}
