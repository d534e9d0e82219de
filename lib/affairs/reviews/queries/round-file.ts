import "server-only";
import { recordedExport } from "@/lib/platform/event-log/exports";
import type { Scope } from "@/lib/platform/db/scope";
import { roundDetail } from "./rounds";

/** The round of a recorded export; null when there is none. */
export async function exportedRound(scope: Scope, key: string): Promise<string[] | null> {
  const recorded = await recordedExport(scope, "round.export", key);
  return recorded?.["id"] === undefined ? null : [recorded["id"]];
}

/** One question of one subject; numbers from five raters up. */
export interface RoundRow {
  subject: string;
  raters: number | null;
  result: number | null;
  question: string;
  weight: number;
  mean: number | null;
}

/** Each question of each subject, in the order of the round. Three statements for a round. */
export async function roundRows(scope: Scope, ids: readonly string[]): Promise<RoundRow[]> {
  const rows: RoundRow[] = [];
  for (const id of ids) {
    const { subjects, questions } = await roundDetail(scope, id);
    for (const { name: subject, raters, result, means } of subjects) {
      const lines = questions.map(({ text: question, weight }, at) => ({
        question,
        weight,
        mean: means?.[at] ?? null,
      }));
      rows.push(...lines.map((line) => ({ subject, raters, result, ...line })));
    }
  }
  return rows;
}
