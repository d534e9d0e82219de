import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Settings } from "@/lib/ground/settings/rules/parameters";
import type { Scope } from "@/lib/platform/db/scope";
import {
  callAbouts,
  callBackChannels,
  closingGround,
  type ClosingGround,
} from "../rules/call-back";
import { known } from "../rules/known";

export type CallBackRow = Awaited<ReturnType<typeof callBacksOf>>[number];

/** The call-backs about a ticket, the newest first. */
export async function callBacksOf({ actor, tx }: Scope, ticketId: string) {
  const rows = await tx.callBack.findMany({
    where: { tenantId: actor.tenantId, ticketId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      round: true,
      at: true,
      halfDay: true,
      channel: true,
      about: true,
      reached: true,
      note: true,
      byName: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    channel: known(callBackChannels, row.channel),
    about: known(callAbouts, row.about),
    at: row.at.toISOString(),
  }));
}

interface Round {
  round: number;
  rated: boolean;
  noReply: boolean;
}

/** By what the round may be closed now, of what has been read already. */
export function groundOf(
  rows: readonly CallBackRow[],
  { round, rated, noReply }: Round,
  settings: Settings,
): ClosingGround | null {
  const missed = rows.filter(
    (row) => row.round === round && row.about === "result" && !row.reached,
  );
  const facts = { rated, noReply, missedHalfDays: missed.map(({ halfDay }) => halfDay) };
  return closingGround(facts, settings["callback.attempts"]);
}

/** The same for a command. Three statements. */
export async function closingGroundOf(
  scope: Scope,
  assignment: { ticketId: string; round: number; path: string },
  rated: boolean,
): Promise<ClosingGround | null> {
  const { actor, tx } = scope;
  const { ticketId, round, path } = assignment;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id: ticketId },
    select: { noReplyAt: true },
  });
  const rows = await callBacksOf(scope, ticketId);
  const { settings } = await clockworkOf(scope, path);
  return groundOf(rows, { round, rated, noReply: (ticket?.noReplyAt ?? null) !== null }, settings);
}
