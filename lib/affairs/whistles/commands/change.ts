import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { WhistleEvent } from "../events";
import type { ResponseSubject } from "./find";

/** Changes one answer, if it still is as the actor has seen it, and tells it as an event. */
export async function changeResponse(
  { actor, tx }: Scope,
  response: ResponseSubject,
  event: WhistleEvent,
  data: Prisma.WhistleResponseUpdateManyMutationInput,
) {
  const { count } = await tx.whistleResponse.updateMany({
    where: { tenantId: actor.tenantId, id: response.id, version: response.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "whistle.conflict");
  const { id, callId, organizationId, version } = response;
  return {
    result: { id },
    events: [{ name: event, subjectId: callId, organizationId, version: version + 1 }],
  };
}
