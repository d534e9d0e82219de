import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import { reopenUntil } from "../rules/deadline";
import { concluded } from "../rules/statuses";

/** Until when a matter may be opened again, or objected to how it was concluded; else null. */
export async function reopenUntilOf(
  scope: Scope,
  ticket: { status: string; path: string; closedAt: Date | null },
): Promise<number | null> {
  const { status } = ticket;
  const ended = status === "closed" || concluded.some((one) => one === status);
  if (!ended || ticket.closedAt === null) return null;
  const clockwork = await clockworkOf(scope, ticket.path);
  return reopenUntil({ closedAt: ticket.closedAt.getTime() }, clockwork).at;
}
