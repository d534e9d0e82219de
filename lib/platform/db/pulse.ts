import "server-only";
import { z } from "zod";
import { newId } from "@/lib/platform/core/id";
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
  by: z.string(),
  at: z.string(),
});
export type Change = z.infer<typeof change>;

/** Who has a matter open, by a session that has not ended. */
const here = z.object({
  subject: z.string(),
  dutyId: z.string().nullable(),
  name: z.string(),
  doing: z.string(),
});
export type Here = z.infer<typeof here>;

/** A page that this process holds open on a matter. */
export interface OpenPage {
  page: string;
  session: string;
  subject: string;
  doing: string;
}

const pulse = z.object({
  seq: z.number(),
  /** Hashes of sessions that have ended, as hex. */
  ended: z.array(z.string()),
  /** Who has one of the given pages' matters open, here and at the other web servers. */
  here: z.array(here),
  /** Of the changes those from which a session's person is kept (回避). */
  kept: z.array(z.object({ session: z.string(), seq: z.number() })),
  changes: z.array(change),
});
export type Pulse = z.infer<typeof pulse>;

/** Tells the web servers of one database apart. */
const server = newId();

/**
 * What has happened in a district after an event number (null: only where it stands), which of these
 * sessions have ended, and who else has the matters of these pages open; it renews their leases. Read
 * outside of any scope, once for all open pages; what reaches a page is decided by live/hub.ts from
 * the actor that the door has minted.
 */
export async function readPulse(
  tenantId: string,
  after: number | null,
  sessions: readonly string[],
  pages: readonly OpenPage[],
): Promise<Pulse> {
  const { APP_DATABASE_URL, POOL_SIZE } = webEnv();
  const hashes = sessions.map((hex) => new Uint8Array(Buffer.from(hex, "hex")));
  const open = JSON.stringify(pages);
  const [row] = await clientFor(APP_DATABASE_URL, POOL_SIZE).$queryRaw<{ pulse: unknown }[]>`
    select sec.pulse(${tenantId}::uuid, ${after}::bigint, ${hashes}::bytea[], ${server}::uuid,
      ${open}::jsonb) as pulse`;
  return pulse.parse(row?.pulse);
}
