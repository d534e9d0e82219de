import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canKeep } from "../rules/standing-in";
import { absenceFault } from "../rules/absence";
import { beginAbsenceInput, endAbsenceInput } from "../schema/leave";
import { findDuty } from "./hand-over";
import { personEvent } from "./find";

/**
 * 登记离岗: from a day to a day, with a deputy who holds the same duty meanwhile. The database mints
 * the deputy's duty from the duty itself (sec.begin_absence); no form names role, place or range.
 */
export const beginAbsence = command({
  name: "absence.begin",
  input: beginAbsenceInput,
  output: doneOutput,
  find: (scope, { dutyId }) => findDuty(scope, dutyId),
  allow: (actor, duty) => canKeep(actor, duty),
  run: async ({ tx }, duty, { deputyId, from, to, note }) => {
    const [id, deputyDutyId] = [newId(), newId()];
    const rows = await tx.$queryRaw<{ fault: string }[]>`
      select sec.begin_absence(${id}::uuid, ${duty.id}::uuid, ${deputyId}::uuid, ${deputyDutyId}::uuid,
        ${from}::date, ${to}::date, ${note ?? ""}) as fault`;
    const fault = absenceFault(rows[0]?.fault ?? "");
    if (fault !== null) {
      throw fault.field === null
        ? new Refusal("wrong-status", fault.reason)
        : new Refusal("invalid", "refusal.invalid", { fields: { [fault.field]: fault.reason } });
    }
    return {
      result: { id },
      events: [
        personEvent("absence.begun", id, {
          payload: { dutyId: duty.id, deputyDutyId, deputyId, from, to },
        }),
      ],
    };
  },
});

/** 返岗: the deputyship has no day from today on, and its sessions end now. */
export const endAbsence = command({
  name: "absence.end",
  input: endAbsenceInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const { actor, tx } = scope;
    const absence = await tx.absence.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, dutyId: true, deputyDutyId: true },
    });
    const duty = absence === null ? null : await findDuty(scope, absence.dutyId);
    return absence === null || duty === null ? null : { absence, duty };
  },
  allow: (actor, { duty }) => canKeep(actor, duty),
  run: async ({ tx }, { absence }) => {
    const rows = await tx.$queryRaw<{ fault: string }[]>`
      select sec.end_absence(${absence.id}::uuid) as fault`;
    if (rows[0]?.fault !== "") throw new Refusal("wrong-status", "leave.refusal.over");
    const { dutyId, deputyDutyId } = absence;
    return {
      result: { id: absence.id },
      events: [personEvent("absence.ended", absence.id, { payload: { dutyId, deputyDutyId } })],
    };
  },
});
