import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** Why somebody is kept from a matter: complained about, related to who is concerned, another reason. */
export const recusalGrounds = ["complained", "related", "other"] as const;

/** Who may keep the list of a matter: its dispatchers and those above them. */
export const recusalKeepers = [
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
] as const;

/** Nobody decides on himself: who has an interest asks a colleague or a superior to enter it. */
export function guardRecusal(actor: ActorFacts, personId: string): Verdict {
  return actor.personId === personId ? refused("forbidden", "refusal.recuseSelf") : allowed;
}
