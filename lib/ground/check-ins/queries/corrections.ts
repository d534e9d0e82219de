import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import type { CheckInEvent } from "../events";

/** That a name or a phone was put right: when, by whom, and which. Never what it was. */
export interface Correction {
  at: string;
  /** Null when it was the person, by proving the new phone. */
  by: string | null;
  fields: ("name" | "phone")[];
}

const names = [
  "member.corrected",
  "member.phoneChanged",
  "unit.corrected",
  "unit.phoneChanged",
] as const satisfies readonly CheckInEvent[];
const told = z.object({ fields: z.array(z.enum(["name", "phone"])) });

/** Of a member, or of a unit's check-in; the latest first. One statement. */
export async function correctionsOf(
  { actor, tx }: Scope,
  subjectId: string,
): Promise<Correction[]> {
  const rows = await tx.event.findMany({
    where: { tenantId: actor.tenantId, subjectId, name: { in: [...names] } },
    orderBy: { seq: "desc" },
    take: 20,
    select: { at: true, actorKind: true, actorName: true, payload: true },
  });
  return rows.map(({ at, actorKind, actorName, payload }) => ({
    at: at.toISOString(),
    by: actorKind === "phone" ? null : actorName,
    fields: told.safeParse(payload).data?.fields ?? ["phone"],
  }));
}
