import "server-only";
import { z } from "zod";
import { webEnv } from "@/lib/platform/env";
import { clientFor } from "./client";

/** One event, as far as it says where to look again. */
const change = z.object({
  seq: z.number(),
  path: z.string(),
  name: z.string(),
  ticketId: z.string(),
  assignmentId: z.string().nullable(),
  organizationId: z.string().nullable(),
  dutyId: z.string().nullable(),
});
export type Change = z.infer<typeof change>;

const pulse = z.object({
  seq: z.number(),
  /** Hashes of sessions that have ended, as hex. */
  ended: z.array(z.string()),
  changes: z.array(change),
});
export type Pulse = z.infer<typeof pulse>;

/**
 * What has happened in a district after an event number (null: only where it stands), and which of
 * these sessions have ended. Read outside of any scope, once for all open pages; what reaches a page
 * is decided by live/hub.ts from the actor that the door has minted.
 */
export async function readPulse(
  tenantId: string,
  after: number | null,
  sessions: readonly string[],
): Promise<Pulse> {
  const { APP_DATABASE_URL, POOL_SIZE } = webEnv();
  const hashes = sessions.map((hex) => new Uint8Array(Buffer.from(hex, "hex")));
  const [row] = await clientFor(APP_DATABASE_URL, POOL_SIZE).$queryRaw<{ pulse: unknown }[]>`
    select sec.pulse(${tenantId}::uuid, ${after}::bigint, ${hashes}::bytea[]) as pulse`;
  return pulse.parse(row?.pulse);
}
