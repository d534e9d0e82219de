import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import { reopenUntil } from "../rules/deadline";

/** Until when a matter may be opened again; null while it is open and where it ended otherwise. */
export async function reopenUntilOf(
  scope: Scope,
  ticket: { status: string; path: string; closedAt: Date | null },
): Promise<number | null> {
  if (ticket.status !== "closed" || ticket.closedAt === null) return null;
  const clockwork = await clockworkOf(scope, ticket.path);
  return reopenUntil({ closedAt: ticket.closedAt.getTime() }, clockwork).at;
}
