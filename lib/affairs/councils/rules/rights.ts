import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import { inForce, underWay, type CouncilLevel, type HolderStatus } from "./seats";

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

interface HolderFacts extends CouncilFacts {
  readonly status: HolderStatus;
}

/** 届中调整: who fills a seat leaves it. */
export function canEnd(actor: ActorFacts, holder: HolderFacts): Verdict {
  return whileIn(inForce, holder, canPrepare(actor, holder));
}

/** Of whom a title or phone is put right, or a phone shown: not of those who have left (DESIGN §4). */
const present = [...underWay, ...inForce] as const;

export function canCorrect(actor: ActorFacts, holder: HolderFacts): Verdict {
  return whileIn(present, holder, canPrepare(actor, holder));
}

/** 查看手机号: the staff of the council's place and those above who appoint; with a purpose, on record. */
export function canReveal(actor: ActorFacts, holder: HolderFacts): Verdict {
  return whileIn(present, holder, ofRange(actor, holder, Object.values(preparers)));
}

/** 给登录码: face to face, so by the community or its street. */
export function canTellCode(actor: ActorFacts, holder: HolderFacts): Verdict {
  const near = [preparers.street, preparers.community];
  return whileIn(inForce, holder, ofRange(actor, holder, near));
}

function ofRange(
  { role, lo }: ActorFacts,
  { path }: CouncilFacts,
  among: readonly DutyRole[],
): Verdict {
  return among.some((one) => one === role) && path.startsWith(lo)
    ? allowed
    : refused("forbidden", "refusal.role");
}

function whileIn(
  statuses: readonly HolderStatus[],
  { status }: HolderFacts,
  may: Verdict,
): Verdict {
  if (!may.ok) return may;
  return statuses.includes(status) ? allowed : refused("wrong-status", "council.status");
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
