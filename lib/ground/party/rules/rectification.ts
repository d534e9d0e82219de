import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { levelOf, type PartyKind } from "./kinds";
import { canKeep } from "./rights";

/** 后进党组织整顿: found → opinions gathered → measures → checked → lifted (seed 1, 1.13). */
export const caseStatuses = ["found", "opinions", "measures", "checked", "lifted"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const caseSteps = [...caseStatuses, "sent_back"] as const;
export type CaseStep = (typeof caseSteps)[number];

export const caseVerbs = ["gather", "plan", "check", "sendBack", "lift"] as const;
export type CaseVerb = (typeof caseVerbs)[number];

const ways = {
  gather: { from: ["found"], to: "opinions", step: "opinions", by: "keeper" },
  plan: { from: ["opinions", "measures"], to: "measures", step: "measures", by: "keeper" },
  check: { from: ["measures"], to: "checked", step: "checked", by: "above" },
  sendBack: { from: ["measures"], to: "measures", step: "sent_back", by: "above" },
  lift: { from: ["checked"], to: "lifted", step: "lifted", by: "above" },
} as const satisfies Record<
  CaseVerb,
  { from: readonly CaseStatus[]; to: CaseStatus; step: CaseStep; by: "keeper" | "above" }
>;

export function wayOf(verb: CaseVerb): (typeof ways)[CaseVerb] {
  return ways[verb];
}

/** Whose organizations may be set right so: those that lead and elect, not the street's own organ. */
export function mayBeWeak(kind: PartyKind): boolean {
  const level = levelOf(kind);
  return level === "committee" || level === "general_branch" || level === "branch";
}

/** Decided one level above: a community's organizations by the street, a street's and the district's own by the organization department. */
export function canDecideCase(actor: ActorFacts, { path }: { readonly path: string }): Verdict {
  const depth = path.split(".").length - 1;
  const role = depth >= 3 ? "street_secretary" : "district_org";
  return actor.role === role && path.startsWith(actor.lo)
    ? allowed
    : refused("forbidden", "party.caseAbove");
}

export function canStepCase(
  actor: ActorFacts,
  verb: CaseVerb,
  { path, status }: { readonly path: string; readonly status: CaseStatus },
): Verdict {
  const { by, from } = ways[verb];
  const may = by === "above" ? canDecideCase(actor, { path }) : canKeep(actor, { path });
  if (!may.ok) return may;
  return from.some((one) => one === status) ? allowed : refused("wrong-status", "party.caseStatus");
}
