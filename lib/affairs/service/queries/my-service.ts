import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { reasonsFor, type Reason } from "../rules/matching";
import { timeOf, type ActivityKind } from "../rules/offers";
import { subjectsOf } from "./subjects";

/** What a member is offered: one post, or one shift of an activity. */
export interface Offer {
  slotId: string;
  kind: "post" | "shift";
  title: string;
  activityKind: ActivityKind | null;
  place: string;
  text: string;
  risk: boolean;
  startsAt: string | null;
  endsAt: string | null;
  capacity: number;
  free: number;
  waiting: number;
  /** Why it fits: a skill that it could use, a time that the member has named as suitable. */
  reasons: Reason[];
}

export interface OwnClaim {
  claimId: string;
  slotId: string;
  kind: "post" | "shift";
  title: string;
  place: string;
  text: string;
  startsAt: string | null;
  endsAt: string | null;
  cancelUntil: string | null;
  waiting: boolean;
  /** The place in the waiting list; 0 for a holder. */
  turn: number;
  /** The member may give it back now. */
  mayRelease: boolean;
  /** The activity or post was ended; the reason where one was given. */
  endText: string | null;
  ended: boolean;
  /** The community has called this shift off; `endText` says why. */
  calledOff: boolean;
  /** From when to when it was before its time was changed, for who took it then. */
  was: { startsAt: string; endsAt: string } | null;
  over: boolean;
  /** A shift that would suit better, as asked for. */
  wants: string | null;
  /** Other shifts of the same activity that could be asked for. */
  others: { slotId: string; startsAt: string }[];
}

export interface SwapOffer {
  mine: string;
  other: string;
  title: string;
  /** When the own shift is, and when the offered one. */
  mineAt: string;
  otherAt: string;
}

export interface MyService {
  now: string;
  timeZone: string;
  claims: OwnClaim[];
  offers: Offer[];
  swaps: SwapOffer[];
}

const offersMax = 200;

/**
 * Everything of posts and shifts that concerns the member who acts: what is held, what waits, what is
 * free in the own community, street and district, and who would change places.
 */
export async function myService(scope: Scope): Promise<MyService> {
  const { actor, tx } = scope;
  const { tenantId, now } = actor;
  const { timeZone } = actor.tenant;
  const member = await tx.member.findFirst({
    where: { tenantId, id: actor.personId ?? "" },
    select: { skills: true, times: true },
  });
  const own = member ?? { skills: [], times: [] };
  const claims = await tx.claim.findMany({
    where: {
      tenantId,
      memberId: actor.personId ?? "",
      OR: [
        { status: { in: ["held", "waiting"] } },
        { status: "called_off", endsAt: { gt: new Date(now) } },
      ],
    },
    orderBy: [{ startsAt: { sort: "asc", nulls: "last" } }, { at: "desc" }],
    take: offersMax,
    select: {
      id: true,
      slotId: true,
      subjectId: true,
      kind: true,
      status: true,
      startsAt: true,
      endsAt: true,
      wantsSlotId: true,
      at: true,
    },
  });
  const mine = new Set(claims.map(({ slotId }) => slotId));
  const slots = await tx.slot.findMany({
    where: {
      tenantId,
      OR: [
        { id: { in: [...mine] } },
        { closedAt: null, kind: "post" },
        { closedAt: null, kind: "shift", startsAt: { gt: new Date(now) } },
      ],
    },
    orderBy: [{ startsAt: { sort: "asc", nulls: "last" } }, { id: "desc" }],
    take: 2 * offersMax,
    select: {
      id: true,
      subjectId: true,
      kind: true,
      capacity: true,
      held: true,
      waiting: true,
      startsAt: true,
      endsAt: true,
      cancelUntil: true,
      closedAt: true,
      cancelText: true,
      movedAt: true,
      wasStartsAt: true,
      wasEndsAt: true,
    },
  });
  const subjects = await subjectsOf(scope, [...slots, ...claims]);
  const turns = await tx.$queryRaw<{ claim_id: string; turn: bigint }[]>`
    select * from sec.waiting_places()`;
  const asked = await tx.$queryRaw<
    { claim_id: string; gives_slot_id: string; mine_claim_id: string }[]
  >`select * from sec.swaps_for_me()`;
  const slotById = new Map(slots.map((slot) => [slot.id, slot]));
  return {
    now: new Date(now).toISOString(),
    timeZone,
    claims: claims.map((claim): OwnClaim => {
      const slot = slotById.get(claim.slotId);
      const subject = subjects.get(claim.subjectId);
      const until = slot?.cancelUntil ?? slot?.startsAt ?? null;
      const waiting = claim.status === "waiting";
      const begun = claim.startsAt !== null && claim.startsAt.getTime() <= now;
      const was = slot === undefined ? null : timesBefore(claim.at, slot);
      const over = claim.endsAt !== null && claim.endsAt.getTime() <= now;
      return {
        claimId: claim.id,
        slotId: claim.slotId,
        kind: claim.kind === "shift" ? "shift" : "post",
        title: subject?.title ?? "",
        place: subject?.place ?? "",
        text: subject?.text ?? "",
        startsAt: claim.startsAt?.toISOString() ?? null,
        endsAt: claim.endsAt?.toISOString() ?? null,
        cancelUntil: until?.toISOString() ?? null,
        waiting,
        turn: Number(turns.find(({ claim_id }) => claim_id === claim.id)?.turn ?? 0),
        mayRelease: waiting || until === null || until.getTime() > now || (was !== null && !begun),
        calledOff: claim.status === "called_off",
        was,
        endText: slot?.cancelText ?? subject?.endText ?? null,
        ended: slot === undefined || slot.closedAt !== null,
        over,
        wants: slotById.get(claim.wantsSlotId ?? "")?.startsAt?.toISOString() ?? null,
        others: slots.flatMap((other) =>
          claim.kind === "shift" &&
          other.subjectId === claim.subjectId &&
          !mine.has(other.id) &&
          other.closedAt === null &&
          other.startsAt !== null &&
          other.startsAt.getTime() > now
            ? [{ slotId: other.id, startsAt: other.startsAt.toISOString() }]
            : [],
        ),
      };
    }),
    offers: slots
      .filter((slot) => !mine.has(slot.id) && slot.closedAt === null)
      .flatMap((slot): Offer[] => {
        const subject = subjects.get(slot.subjectId);
        if (subject === undefined) return [];
        const fits =
          slot.startsAt === null ? subject.times : [timeOf(slot.startsAt.getTime(), timeZone)];
        return [
          {
            slotId: slot.id,
            kind: slot.kind === "shift" ? "shift" : "post",
            title: subject.title,
            activityKind: subject.activityKind,
            place: subject.place,
            text: subject.text,
            risk: subject.risk,
            startsAt: slot.startsAt?.toISOString() ?? null,
            endsAt: slot.endsAt?.toISOString() ?? null,
            capacity: slot.capacity,
            free: Math.max(0, slot.capacity - slot.held),
            waiting: slot.waiting,
            reasons: reasonsFor({ skills: subject.skills, times: fits }, own, false).filter(
              ({ kind }) => kind !== "open",
            ),
          },
        ];
      }),
    swaps: asked.flatMap(({ claim_id, gives_slot_id, mine_claim_id }): SwapOffer[] => {
      const held = claims.find(({ id }) => id === mine_claim_id);
      const gives = slotById.get(gives_slot_id);
      if (held === undefined || gives === undefined) return [];
      if (held.startsAt === null || gives.startsAt === null) return [];
      return [
        {
          mine: mine_claim_id,
          other: claim_id,
          title: subjects.get(held.subjectId)?.title ?? "",
          mineAt: held.startsAt.toISOString(),
          otherAt: gives.startsAt.toISOString(),
        },
      ];
    }),
  };
}

/** The former time of a shift that was changed after the claim. */
function timesBefore(
  claimedAt: Date,
  slot: { movedAt: Date | null; wasStartsAt: Date | null; wasEndsAt: Date | null },
): OwnClaim["was"] {
  const { movedAt, wasStartsAt, wasEndsAt } = slot;
  if (movedAt === null || wasStartsAt === null || wasEndsAt === null) return null;
  if (claimedAt > movedAt) return null;
  return { startsAt: wasStartsAt.toISOString(), endsAt: wasEndsAt.toISOString() };
}
