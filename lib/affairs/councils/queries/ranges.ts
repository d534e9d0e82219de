import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import type { SeatRanges } from "../rules/composition";

/** How many seats a council has, by the district's numbers in force today. One statement. */
export async function rangesOf(scope: Scope): Promise<SeatRanges> {
  const { settings } = await clockworkOf(scope);
  return {
    fullTimeMax: settings["joint.seats.fullTimeMax"],
    partTimeMin: settings["joint.seats.partTimeMin"],
    partTimeMax: settings["joint.seats.partTimeMax"],
  };
}
