import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import { inForce, type CouncilLevel, type HolderStatus } from "./seats";

/** The staff who prepare councils, and the street's dispatcher, who reads. */
export const councilReaders = [
  "district_org",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies DutyRole[];

interface CouncilFacts {
  readonly level: CouncilLevel;
  readonly path: string;
}

/** Each level prepares its own council; the level above agrees (DOMAIN §5.1: 上级批复). */
const preparers: Readonly<Record<CouncilLevel, DutyRole>> = {
  district: "district_org",
  street: "street_secretary",
  community: "community_secretary",
};
const approvers: Readonly<Record<CouncilLevel, DutyRole>> = {
  district: "district_org",
  street: "district_org",
  community: "street_secretary",
};

/** The council of which level the actor may set up. */
export function levelOf(role: string): CouncilLevel | null {
  if (role === preparers.district) return "district";
  if (role === preparers.street) return "street";
  return role === preparers.community ? "community" : null;
}

export function canSetUp(actor: ActorFacts): Verdict {
  return levelOf(actor.role) === null ? refused("forbidden", "refusal.role") : allowed;
}

export function canPrepare(actor: ActorFacts, { level, path }: CouncilFacts): Verdict {
  return actor.role === preparers[level] && actor.lo === path
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** 届中调整: who fills a seat leaves it. */
export function canEnd(
  actor: ActorFacts,
  holder: CouncilFacts & { status: HolderStatus },
): Verdict {
  const may = canPrepare(actor, holder);
  if (!may.ok) return may;
  return inForce.some((status) => status === holder.status)
    ? allowed
    : refused("wrong-status", "council.status");
}

function canApprove(actor: ActorFacts, { level, path }: CouncilFacts): Verdict {
  return actor.role === approvers[level] && path.startsWith(actor.lo)
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** 推荐 → 遴选 → 批复 → 聘用 → 公示; whoever is not taken is declined. */
export const stepVerbs = ["select", "approve", "appoint", "publish", "decline"] as const;
export type StepVerb = (typeof stepVerbs)[number];

const steps = {
  select: { from: ["recommended"], to: "selected", document: false },
  approve: { from: ["selected"], to: "approved", document: true },
  appoint: { from: ["approved"], to: "appointed", document: true },
  publish: { from: ["appointed"], to: "published", document: false },
  decline: { from: ["recommended", "selected", "approved"], to: "declined", document: false },
} as const satisfies Record<
  StepVerb,
  { from: readonly HolderStatus[]; to: HolderStatus; document: boolean }
>;

export function stepOf(verb: StepVerb): (typeof steps)[StepVerb] {
  return steps[verb];
}

export function canStep(
  actor: ActorFacts,
  verb: StepVerb,
  holder: CouncilFacts & { status: HolderStatus },
): Verdict {
  const prepares = canPrepare(actor, holder);
  const approves = canApprove(actor, holder);
  const may =
    verb === "approve" ? approves : verb === "decline" && approves.ok ? approves : prepares;
  if (!may.ok) return may;
  return steps[verb].from.some((status) => status === holder.status)
    ? allowed
    : refused("wrong-status", "council.status");
}
