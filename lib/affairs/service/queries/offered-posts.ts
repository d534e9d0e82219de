import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { cursorOf, cut, pageSize } from "./page";
import { membersShown } from "./members-shown";

export interface PostLine {
  id: string;
  version: number;
  name: string;
  place: string;
  duties: string;
  skills: string[];
  times: string[];
  status: string;
  endText: string | null;
  slotId: string;
  capacity: number;
  held: number;
  waiting: number;
}

export interface Holder {
  claimId: string;
  name: string;
  unit: string;
  waiting: boolean;
  since: string;
}

export interface PostPage {
  now: string;
  lines: (PostLine & { holders: Holder[] })[];
  before: string | null;
}

/** The posts of the actor's range, open or withdrawn, the newest first, with who holds them. */
export async function offeredPosts(
  scope: Scope,
  closed: boolean,
  before?: string,
): Promise<PostPage> {
  const { actor, tx } = scope;
  const last = cursorOf(before);
  const rows = await tx.servicePost.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      status: closed ? "closed" : "open",
      ...(last === null
        ? {}
        : { OR: [{ createdAt: { lt: last.at } }, { createdAt: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      version: true,
      name: true,
      place: true,
      duties: true,
      skills: true,
      times: true,
      status: true,
      endText: true,
      slotId: true,
      createdAt: true,
    },
  });
  const page = cut(rows, ({ createdAt, id }) => ({ at: createdAt, id }));
  const slotIds = page.shown.map(({ slotId }) => slotId);
  const slots = await tx.slot.findMany({
    where: { tenantId: actor.tenantId, id: { in: slotIds } },
    select: { id: true, capacity: true, held: true, waiting: true },
  });
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const holders = await holdersOf(scope, slotIds);
  return {
    now: new Date(actor.now).toISOString(),
    before: page.before,
    lines: page.shown.map(({ createdAt: _createdAt, ...post }) => {
      const slot = byId.get(post.slotId);
      return {
        ...post,
        capacity: slot?.capacity ?? 0,
        held: slot?.held ?? 0,
        waiting: slot?.waiting ?? 0,
        holders: holders.get(post.slotId) ?? [],
      };
    }),
  };
}

/** The grids that an offer of the actor's may be for; only a community has few enough to choose from. */
export async function gridChoices({ actor, tx }: Scope): Promise<{ id: string; name: string }[]> {
  if (actor.role !== "community_secretary") return [];
  return tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      level: "grid",
      validTo: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    orderBy: { path: "asc" },
    select: { id: true, name: true },
  });
}

/** Who holds a place of these slots and who waits, in the order in which they came; masked names. */
export async function holdersOf(
  scope: Scope,
  slotIds: readonly string[],
): Promise<Map<string, Holder[]>> {
  const { actor, tx } = scope;
  const claims = await tx.claim.findMany({
    where: {
      tenantId: actor.tenantId,
      slotId: { in: [...slotIds] },
      status: { in: ["held", "waiting", "called_off"] },
    },
    orderBy: [{ status: "asc" }, { place: "asc" }],
    take: 2000,
    select: { id: true, slotId: true, memberId: true, status: true, at: true, heldAt: true },
  });
  const shown = await membersShown(scope, [...new Set(claims.map(({ memberId }) => memberId))]);
  const bySlot = new Map<string, Holder[]>();
  for (const { id, slotId, memberId, status, at, heldAt } of claims) {
    const holders = bySlot.get(slotId) ?? [];
    // Of a shift that was called off: who would have come, and who waited for a place.
    const waiting = status === "waiting" || (status === "called_off" && heldAt === null);
    holders.push({ claimId: id, ...shown(memberId), waiting, since: at.toISOString() });
    bySlot.set(slotId, holders);
  }
  return bySlot;
}
