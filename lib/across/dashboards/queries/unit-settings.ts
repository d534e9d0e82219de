import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnitSettings } from "../rules/unit-figures";

/** By which numbers of the district the rates of units are reckoned. */
export async function unitSettingsOf(scope: Scope): Promise<UnitSettings> {
  const { settings } = await clockworkOf(scope);
  return {
    minN: settings["rates.minN"],
    basicWeight: settings["rates.basicSatisfiedWeight"],
    weights: settings["rates.weights"],
  };
}
