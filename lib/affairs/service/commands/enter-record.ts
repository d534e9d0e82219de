import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { instantAt, localDay, localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { recordFault, type Span } from "../rules/records";
import { isMember } from "../rules/staff";
import { enterRecordInput } from "../schema/records";

/** 填报时长: from when to when, and what was done; it counts once the receiving side has confirmed it. */
export const enterRecord = command({
  name: "service.enterRecord",
  input: enterRecordInput,
  output: doneOutput,
  find: async ({ actor, tx }, { claimId }) => {
    if (!isMember(actor).ok) return stranger;
    return tx.claim.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: claimId,
        memberId: actor.personId ?? "",
        status: "held",
      },
      select: { id: true, path: true, kind: true, subjectId: true, startsAt: true, endsAt: true },
    });
  },
  allow: (actor) => isMember(actor),
  run: async (scope, claim, { from, to, what }) => {
    const { actor, tx } = scope;
    const { timeZone } = actor.tenant;
    const span = { startsAt: localInstant(from, timeZone), endsAt: localInstant(to, timeZone) };
    const fault = recordFault(span, shiftOf(claim), actor.now);
    if (fault !== null) throw refuse(fault === "otherTime" ? "from" : "to", `records.${fault}`);
    // The same lock as in the trigger: two entries of one person wait for each other.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${actor.personId}::text, 8))::text`;
    await refuseOverlap(scope, span);
    const served = await whatWasServed(scope, claim);
    const unitId = await unitOf(scope);
    const id = newId();
    await tx.serviceRecord.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: claim.path,
        memberId: actor.personId ?? "",
        unitId,
        claimId: claim.id,
        kind: claim.kind,
        subjectId: claim.subjectId,
        ...served,
        what,
        startsAt: new Date(span.startsAt),
        endsAt: new Date(span.endsAt),
        minutes: Math.round((span.endsAt - span.startsAt) / 60_000),
        status: "submitted",
        enteredAt: new Date(actor.now),
      },
    });
    await refuseTooMuch(scope, span);
    const event = { name: "service.record_entered", subjectId: id, version: 1 };
    return { result: { id }, events: [event] };
  },
});

const stranger = { id: "", path: "", kind: "", subjectId: "", startsAt: null, endsAt: null };

function shiftOf(claim: { startsAt: Date | null; endsAt: Date | null }): Span | null {
  const { startsAt, endsAt } = claim;
  if (startsAt === null || endsAt === null) return null;
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() };
}

async function refuseOverlap({ actor, tx }: Scope, span: Span): Promise<void> {
  const told = await tx.serviceRecord.findFirst({
    where: {
      tenantId: actor.tenantId,
      memberId: actor.personId ?? "",
      status: { in: ["submitted", "confirmed"] },
      startsAt: { lt: new Date(span.endsAt) },
      endsAt: { gt: new Date(span.startsAt) },
    },
    select: { id: true },
  });
  if (told !== null) throw refuse("from", "records.overlap");
}

/** The day's sum, the new entry with it: no more than the district counts for one person. */
async function refuseTooMuch(scope: Scope, span: Span): Promise<void> {
  const { actor, tx } = scope;
  const { timeZone } = actor.tenant;
  const day = localDay(span.startsAt, timeZone);
  const { _sum } = await tx.serviceRecord.aggregate({
    where: {
      tenantId: actor.tenantId,
      memberId: actor.personId ?? "",
      status: { in: ["submitted", "confirmed"] },
      startsAt: {
        gte: new Date(instantAt(day, 0, timeZone)),
        lt: new Date(instantAt(day + 1, 0, timeZone)),
      },
    },
    _sum: { minutes: true },
  });
  const { settings } = await clockworkOf(scope);
  const hours = settings["service.dailyMax"].value;
  if ((_sum.minutes ?? 0) > hours * 60) {
    throw new Refusal("limit", "records.dailyMax", { values: { hours } });
  }
}

async function whatWasServed(
  { actor, tx }: Scope,
  claim: { kind: string; subjectId: string },
): Promise<{ title: string; place: string }> {
  const where = { tenantId: actor.tenantId, id: claim.subjectId };
  if (claim.kind === "post") {
    const post = await tx.servicePost.findFirst({ where, select: { name: true, place: true } });
    if (post !== null) return { title: post.name, place: post.place };
  } else {
    const activity = await tx.serviceActivity.findFirst({
      where,
      select: { title: true, place: true },
    });
    if (activity !== null) return activity;
  }
  // Who has moved away since cannot read the offer any more; the community is asked then.
  throw new Refusal("wrong-status", "records.moved");
}

async function unitOf({ actor, tx }: Scope): Promise<string | null> {
  const member = await tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: actor.personId ?? "" },
    select: { unitId: true },
  });
  return member?.unitId ?? null;
}

function refuse(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
