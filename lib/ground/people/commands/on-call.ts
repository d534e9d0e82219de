import "server-only";
import { command } from "@/lib/platform/command";
import { isoDateOf, dayNumberOf } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canEnterOnCall, entryDaysMax } from "../rules/on-call";
import { enterOnCallInput, removeOnCallInput } from "../schema/on-call";
import { findDuty } from "./hand-over";
import { personEvent, todayText } from "./find";

/** 排班: who is on call, from a day to a day. A day that he has already stays one. */
export const enterOnCall = command({
  name: "onCall.enter",
  input: enterOnCallInput,
  output: doneOutput,
  find: (scope, { dutyId }) => findDuty(scope, dutyId),
  allow: (actor, duty) => canEnterOnCall(actor, duty),
  run: async (scope, duty, { from, to }) => {
    const { actor, tx } = scope;
    const [first, last] = [dayNumberOf(from) ?? 0, dayNumberOf(to ?? from) ?? 0];
    if (from < todayText(scope)) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { from: "onCall.fault.past" } });
    }
    if (last - first >= entryDaysMax) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { to: "onCall.fault.long" } });
    }
    const days = Array.from({ length: last - first + 1 }, (_, n) => isoDateOf(first + n));
    const { count } = await tx.onCall.createMany({
      data: days.map((day) => ({
        tenantId: actor.tenantId,
        id: newId(),
        path: duty.path,
        organizationId: duty.organizationId,
        day: new Date(day),
        dutyId: duty.id,
        personName: actor.name,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      })),
      skipDuplicates: true,
    });
    if (count === 0) throw new Refusal("conflict", "onCall.refusal.there");
    return {
      result: { id: duty.id },
      events: [personEvent("on_call.entered", duty.id, { payload: { from, to: to ?? from } })],
    };
  },
});

/** 撤下: one day of one person. */
export const removeOnCall = command({
  name: "onCall.remove",
  input: removeOnCallInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const { actor, tx } = scope;
    const row = await tx.onCall.findFirst({
      where: { tenantId: actor.tenantId, id, removedAt: null },
      select: { id: true, dutyId: true },
    });
    const duty = row === null ? null : await findDuty(scope, row.dutyId);
    return row === null || duty === null ? null : { row, duty };
  },
  allow: (actor, { duty }) => canEnterOnCall(actor, duty),
  run: async ({ actor, tx }, { row }) => {
    await tx.onCall.updateMany({
      where: { tenantId: actor.tenantId, id: row.id, removedAt: null },
      data: { removedAt: new Date(actor.now) },
    });
    return {
      result: { id: row.id },
      events: [personEvent("on_call.removed", row.dutyId, { payload: { id: row.id } })],
    };
  },
});
