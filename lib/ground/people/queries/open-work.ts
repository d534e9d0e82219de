import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import type { OpenWork } from "../schema/leave";

const receivers = z.array(z.object({ dutyId: z.string(), name: z.string() }));

/** Of the duties that the actor keeps; the others are left out. One statement. */
export async function openWork({ tx }: Scope, dutyIds: readonly string[]): Promise<OpenWork[]> {
  if (dutyIds.length === 0) return [];
  const rows = await tx.$queryRaw<
    { dutyId: string; tickets: number; assignments: number; receivers: unknown }[]
  >`select duty_id as "dutyId", tickets, assignments, receivers from sec.open_work(${[...dutyIds]}::uuid[])`;
  return rows.map((row) => ({ ...row, receivers: receivers.parse(row.receivers) }));
}

/** Duties that are over with something still in hand, for the worker. */
export async function dutiesLeft({ tx }: Scope): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`select sec.duties_left() as id`;
}
