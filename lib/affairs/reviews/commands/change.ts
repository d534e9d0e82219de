import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { OpinionEvent } from "../events";
import { waitsFor, type OpinionFacts } from "../rules/opinions";
import type { OpinionSubject } from "./find";

/** Writes one side's part of a request, if it still is as the actor has seen it. */
export async function changeOpinion(
  { actor, tx }: Scope,
  one: OpinionSubject,
  event: OpinionEvent,
  data: Prisma.OpinionRequestUpdateManyMutationInput,
) {
  const { count } = await tx.opinionRequest.updateMany({
    where: { tenantId: actor.tenantId, id: one.id, version: one.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "opinion.conflict");
  // Told to whose turn it is not: the side that did not write.
  const isOfAsked = event === "opinion.answered" || event === "opinion.corrected";
  const other = isOfAsked ? one.askedBy : waitsFor({ ...one, status: "asked" });
  return {
    result: { id: one.id },
    events: [opinionEvent(event, { ...one, version: one.version + 1 }, other)],
  };
}

export function opinionEvent(
  name: OpinionEvent,
  one: Pick<OpinionFacts, "path" | "organizationId"> & { id: string; version: number },
  to: "office" | "organization" | null,
): EventSpec {
  return {
    name,
    subjectId: one.id,
    organizationId: one.organizationId,
    path: one.path,
    version: one.version,
    payload: { to },
  };
}
