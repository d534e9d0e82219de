import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import type { TermYears } from "../rules/terms";
import type { PartyNumbers } from "../rules/thresholds";

/** The district's numbers for setting up and for terms, in force today. One statement. */
export async function partyNumbers(scope: Scope): Promise<PartyNumbers> {
  const { settings } = await clockworkOf(scope);
  return {
    minFull: settings["org.branch.minFull"],
    committeeFrom: settings["org.branch.committeeFrom"],
    maxMembers: settings["org.branch.maxMembers"],
    generalFrom: settings["org.general.from"],
    committeeAt: settings["org.committee.from"],
    jointUnits: settings["org.joint.maxUnits"],
  };
}

export async function termYears(scope: Scope): Promise<TermYears> {
  const { settings } = await clockworkOf(scope);
  return { community: settings["org.term.community"], other: settings["org.term.other"] };
}
