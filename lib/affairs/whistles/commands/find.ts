import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { callReaders, responseReaders, responseStatuses } from "../rules/whistle";

export async function findCall({ actor, tx }: Scope, given: { id: string; version: number }) {
  if (!callReaders.some((role) => role === actor.role)) return null;
  const call = await tx.whistleCall.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: { id: true, version: true, status: true, ticketId: true },
  });
  return checked(call, given.version);
}

export async function findResponse({ actor, tx }: Scope, given: { id: string; version: number }) {
  const readers = [...callReaders, ...responseReaders];
  if (!readers.some((role) => role === actor.role)) return null;
  const response = await tx.whistleResponse.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: {
      id: true,
      callId: true,
      organizationId: true,
      version: true,
      status: true,
      calledAt: true,
    },
  });
  return checked(response, given.version);
}
export type ResponseSubject = NonNullable<Awaited<ReturnType<typeof findResponse>>>;

export function isResponseStatus(status: string) {
  return responseStatuses.find((known) => known === status);
}

function checked<Row extends { version: number }>(row: Row | null, version: number): Row | null {
  if (row !== null && row.version !== version) throw new Refusal("conflict", "whistle.conflict");
  return row;
}
