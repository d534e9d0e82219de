import type { RequestFigures } from "@/lib/affairs/service/queries/request-figures";
import { StatRow } from "../ui/stat";
import { tsv } from "./text";

/** 认领率、对接率、满意率: each with its two numbers, and none where nothing could be counted (DOMAIN §4.5). */
export function RequestRates({ figures, today }: { figures: RequestFigures; today: string }) {
  const { taken, published, matched, needs, satisfied, rated, minN } = figures;
  const rate = (key: "taken" | "matched" | "satisfied", n: number, of: number) => {
    const label = tsv(`rates.${key}`);
    if (of === 0) return { label, value: "—", note: tsv("rates.none") };
    const counted = tsv(`rates.${key}Of`, { n, of, day: today });
    const href = "/service/requests";
    if (of < minN)
      return { label, value: "—", note: `${counted}${tsv("rates.few", { min: minN })}`, href };
    return { label, value: ((n / of) * 100).toFixed(1), unit: "%", note: counted, href };
  };
  return (
    <StatRow
      items={[
        rate("taken", taken, published),
        rate("matched", matched, needs),
        rate("satisfied", satisfied, rated),
      ]}
    />
  );
}
