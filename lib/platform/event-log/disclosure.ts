import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Writes down that somebody looks at a name and phone, or puts them right, and why. Nothing of them is in the
 * result: the word's queries/disclosed.ts shows them on the page for a quarter of an hour.
 */
export async function noteDisclosure(
  { actor, tx }: Scope,
  name: string,
  subjectId: string,
  purpose: string,
): Promise<void> {
  await tx.audit.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      at: new Date(actor.now),
      path: actor.lo,
      kind: "reveal",
      command: name,
      subjectId,
      actorKind: "",
      actorName: "",
      detail: { purpose },
      requestId: "",
    },
  });
}
