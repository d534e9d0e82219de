import words from "@/lib/affairs/co-building/messages/zh-CN.json";
import type { RecordKind } from "@/lib/affairs/co-building/rules/agreements";
import { messages } from "@/lib/platform/i18n/messages";

export const tco = messages(words);

/** Fen as people read money: 1,200 or 80.50. */
export function yuan(fen: number): string {
  return tco("amount.yuan", {
    n: (fen / 100).toLocaleString("zh-CN", { maximumFractionDigits: 2 }),
  });
}

/** What ticks a commitment off: when, what kind of record, what. */
export function recordText(record: { on: string; kind: RecordKind; title: string }): string {
  return tco("commitment.record", {
    day: record.on,
    kind: tco(`record.${record.kind}`),
    text: record.title,
  });
}

/** The hint of a choice of units, which says so when not all of them are offered. */
export function withCut(
  hint: string,
  { cut, units }: { cut: boolean; units: readonly unknown[] },
): string {
  return cut ? `${hint}${tco("form.unitsCut", { n: units.length })}` : hint;
}
