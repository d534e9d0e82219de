import type { RequestFigures } from "@/lib/affairs/service/queries/request-figures";
import { StatRow } from "../ui/stat";
import { tsv } from "./text";

/** 认领率、对接率、满意率: each with its two numbers, and none where nothing could be counted (DOMAIN §4.5). */
export function RequestRates({ figures, today }: { figures: RequestFigures; today: string }) {
  const { taken, published, matched, needs, satisfied, rated } = figures;
  return (
    <StatRow
      items={[
        rate("taken", taken, published, today),
        rate("matched", matched, needs, today),
        rate("satisfied", satisfied, rated, today),
      ]}
    />
  );
}

function rate(key: "taken" | "matched" | "satisfied", n: number, of: number, day: string) {
  const label = tsv(`rates.${key}`);
  if (of === 0) return { label, value: "—", note: tsv("rates.none") };
  return {
    label,
    value: ((n / of) * 100).toFixed(1),
    unit: "%",
    note: tsv(`rates.${key}Of`, { n, of, day }),
    href: "/service/requests",
  };
}
