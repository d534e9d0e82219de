import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { isCommunity } from "./staff";

export const appraisalStages = ["coming", "open", "ended", "cancelled"] as const;
export type AppraisalStage = (typeof appraisalStages)[number];

/** Results are told from so many voters up: with fewer, a count would tell who chose whom (DESIGN §4). */
export const fewestVoters = 5;

/** How a round stands now; it is computed and never stored. */
export function stageOf(
  round: { opensAt: number; closesAt: number; cancelled: boolean },
  now: number,
): AppraisalStage {
  if (round.cancelled) return "cancelled";
  if (now < round.opensAt) return "coming";
  return now < round.closesAt ? "open" : "ended";
}

/** A round can be called off until its end; what was voted is then told to nobody. */
export function canCancel(actor: ActorFacts, round: { stage: AppraisalStage }): Verdict {
  const verdict = isCommunity(actor);
  if (!verdict.ok) return verdict;
  const runs = round.stage === "coming" || round.stage === "open";
  return runs ? verdict : refused("wrong-status", "star.over");
}
