import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { Question } from "./rules/questions";
import type { RatedKind } from "./schema";

/** Asks the public about a subject of the actor's range; a second time for one period is a conflict of the key. */
export async function openRating(
  { actor, tx }: Scope,
  rating: {
    kind: Exclude<RatedKind, "wall">;
    subjectId: string;
    path: string;
    /** "2026-Q4": digits, capital letters and dashes, ten at the most. */
    period: string;
    questions: readonly Question[];
    opensAt: Date;
    /** Without it until it is closed. */
    closesAt: Date | null;
  },
): Promise<string> {
  const id = newId();
  const { kind, questions, ...facts } = rating;
  await tx.publicRating.createMany({
    data: [
      { ...facts, tenantId: actor.tenantId, id, subjectKind: kind, questions: [...questions] },
    ],
  });
  return id;
}

/** Ends it now; what is over already stays as it is. */
export async function closeRating({ actor, tx }: Scope, id: string): Promise<void> {
  await tx.publicRating.updateMany({
    where: {
      tenantId: actor.tenantId,
      id,
      opensAt: { lte: actor.at },
      OR: [{ closesAt: null }, { closesAt: { gt: actor.at } }],
    },
    data: { closesAt: actor.at },
  });
}
