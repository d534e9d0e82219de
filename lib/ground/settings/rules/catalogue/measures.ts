import {
  countParameter,
  durationParameter,
  factorParameter,
  structureParameter,
} from "../parameter";
import { householdRange, rateWeights, type HouseholdRange, type RateWeights } from "../structures";

/** 三率与网格规模. */
export const measureParameters = {
  "rates.weights": structureParameter<RateWeights>(
    { response: 30, resolution: 35, satisfaction: 35 },
    rateWeights,
    "percent",
    "ZGE",
  ),
  // A rate over fewer cases says nothing and may point at a person.
  "rates.minN": countParameter(10, [5, 1000], "cases", "design", "higher"),
  "rates.basicSatisfiedWeight": factorParameter(1, [0.6, 1], "design"),

  // The same kind of matter so often at one place within so many days is a hot spot (DOMAIN §2.10).
  "hotspot.count": countParameter(5, [3, 100], "cases", "design", null),
  "hotspot.within": durationParameter(30, "day", { day: [7, 90] }, "design", null),

  "grid.householdRange": structureParameter<HouseholdRange>(
    { warnBelow: 200, min: 300, max: 500, warnAbove: 600 },
    householdRange,
    "households",
    "ZS-WG art. 9",
  ),
} as const;
