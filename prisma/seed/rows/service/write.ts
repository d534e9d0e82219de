import type { Instant } from "@/lib/platform/core/time-zone";
import { readContext } from "../context";
import type { District } from "../districts";
import { step } from "../step";
import { lifeOf } from "./life";
import { writeMembers, writeUnits } from "./members";
import { writeOffers } from "./offers";
import { writePromises } from "./promises";
import { writeRequests } from "./requests";
import { castVotes, tellBothSides } from "./told";

/** 双报到、双报告 of the example street: who has reported, what they do, and what both sides are told. */
export async function writeService(district: District, now: Instant): Promise<void> {
  await step(district.slug, "service", async (scope) => {
    const life = lifeOf(scope, await readContext(scope, district), district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const units = await writeUnits(life);
    const volunteers = await writeMembers(life, units);
    await writeOffers(life, volunteers);
    await writeRequests(life, volunteers, units);
    await writePromises(life, volunteers);
  });
  await tellBothSides(district);
  await castVotes(district);
}
