import type { RotationPeriod } from "@/lib/affairs/councils/rules/rotation";
import { tc } from "./text";

/** A turn in the words of its period, 「2026 年第 2 季度」; one that lies across is told by its days. */
export function turnWords(
  period: RotationPeriod,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): string {
  const [year = "", month = ""] = startsOn.split("-");
  const number = Number(month);
  if (period === "month" && endsOn.startsWith(`${year}-${month}`)) {
    return tc("rotation.month", { year, month: number });
  }
  if (period === "quarter" && number % 3 === 1 && endsOn.startsWith(year)) {
    return tc("rotation.quarter", { year, quarter: (number + 2) / 3 });
  }
  if (period === "year" && endsOn === `${year}-12-31` && number === 1) {
    return tc("rotation.year", { year });
  }
  return tc("seat.fromTo", { from: startsOn, to: endsOn });
}
