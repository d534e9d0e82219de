import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { WallEvent } from "../events";
import { isAsTold } from "../rules/proposal";
import type { EntrySubject } from "./find";

/** A fact about an entry, in the history of its ticket. No text of it is repeated there. */
export function wallEvent(
  name: WallEvent,
  { ticketId, id }: { ticketId: string; id: string },
  version: number,
  payload: Record<string, string> = {},
) {
  return { name, subjectId: id, ticketId, version, forResident: name !== "wall.revised", payload };
}

/** Changes an entry, if it still is as the actor has seen it. */
export async function changeEntry(
  { actor, tx }: Scope,
  { id, version }: EntrySubject,
  data: Prisma.WallEntryUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.wallEntry.updateMany({
    where: { tenantId: actor.tenantId, id, version, status: "published" },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "wall.conflict");
}

/** The complainant's own words are not for everybody, even if they name nobody. */
export function refuseAsTold(problem: string, told: string): void {
  if (!isAsTold(problem, told)) return;
  throw new Refusal("invalid", "refusal.invalid", { fields: { problem: "wall.asTold" } });
}
