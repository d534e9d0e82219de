import "server-only";
import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { instantAt, localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { isCommunity } from "../rules/staff";
import { openAppraisalInput } from "../schema/stars";

/** 民主评选: a round of the community. Whoever stands has agreed to it, and agrees no longer when it is taken back. */
export const openAppraisal = command({
  name: "star.open",
  input: openAppraisalInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve({ areaId: actor.areaId ?? "" }),
  allow: (actor) => isCommunity(actor),
  run: async (scope, { areaId }, { title, fromDay, toDay, maxChoices, memberIds }) => {
    const { actor, tx } = scope;
    const chosen = [...new Set(memberIds)];
    if (fromDay < localDate(actor.now, actor.tenant.timeZone)) throw refuse("fromDay", "star.past");
    if (toDay < fromDay) throw refuse("toDay", "pledge.toDayEarlier");
    if (maxChoices >= chosen.length) throw refuse("maxChoices", "star.manyChoices");
    const agreed = await tx.$queryRaw<{ id: string }[]>`
      select member_id as id from sec.appraisal_agreed() where member_id = any (${chosen}::uuid[])`;
    if (agreed.length < chosen.length) throw refuse("memberIds", "star.notAgreed");
    const id = newId();
    const placed = { tenantId: actor.tenantId, path: actor.lo };
    await tx.appraisal.createMany({
      data: {
        ...placed,
        id,
        areaId,
        title,
        maxChoices,
        opensAt: startOf(scope, fromDay, 0),
        closesAt: startOf(scope, toDay, 1),
        createdAt: new Date(actor.now),
        createdBy: actor.name,
      },
    });
    await tx.appraisalCandidate.createMany({
      data: chosen.map((memberId) => ({ ...placed, id: newId(), appraisalId: id, memberId })),
    });
    const payload = { candidates: chosen.length, fromDay, toDay };
    return {
      result: { id },
      events: [{ name: "star.opened", subjectId: id, version: 1, payload }],
    };
  },
});

function startOf({ actor }: Scope, day: IsoDate, more: number): Date {
  return new Date(instantAt((dayNumberOf(day) ?? 0) + more, 0, actor.tenant.timeZone));
}

function refuse(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
