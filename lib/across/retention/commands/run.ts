import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { RetentionEvent } from "../events";
import { daysOf, runsBy } from "../rules/rules";
import { runInput, runOutput } from "../schema";

/** So much goes in one transaction: nobody waits long for the rows. */
export const batch = 200;

/**
 * 到期清理: one batch of one rule, by the numbers of today. The matters whose words go have it in their
 * history; the run has one line when it is through, with how many and never whose.
 */
export const runRetention = command({
  name: "retention.run",
  input: runInput,
  output: runOutput,
  find: async (scope, { rule }) => {
    if (scope.actor.kind !== "job") return null;
    const { settings } = await clockworkOf(scope);
    return runsBy(settings, rule) ? { days: daysOf(settings, rule) } : null;
  },
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ tx }, { days }, { rule }) => {
    const [row] = await tx.$queryRaw<
      {
        run_id: string;
        taken: number;
        total: number;
        finished: boolean;
        news: boolean;
        gone: string[];
      }[]
    >`select run_id, taken, total, finished, news, gone from sec.retain(${rule}, ${days}::int, ${batch}::int, ${newId()}::uuid)`;
    if (row === undefined) throw new Error("a run without an answer");
    const events: EventSpec[] = row.gone.map((id) => ({
      name: "ticket.anonymised",
      subjectId: id,
      ticketId: id,
      forResident: true,
    }));
    if (row.news) {
      const name: RetentionEvent = "retention.ran";
      events.push({ name, subjectId: row.run_id, payload: { rule, taken: row.total, days } });
    }
    return { result: { taken: row.taken, finished: row.finished }, events };
  },
});
