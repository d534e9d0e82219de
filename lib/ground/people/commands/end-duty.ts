import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canManage } from "../rules/policy";
import { endDutyInput } from "../schema";
import { findPerson, personEvent, refuseChanged, todayText } from "./find";

/**
 * Sets the last day of a duty. The database ends the sessions of this duty at once, whatever the
 * day is; who still holds it that day signs in again.
 */
export const endDuty = command({
  name: "duty.end",
  input: endDutyInput,
  output: doneOutput,
  find: async (scope, input) => {
    const { actor, tx } = scope;
    const duty = await tx.duty.findFirst({
      where: { tenantId: actor.tenantId, id: input.id },
      select: {
        id: true,
        personId: true,
        path: true,
        version: true,
        validFrom: true,
        validTo: true,
      },
    });
    if (duty === null) return null;
    if (duty.version !== input.version) refuseChanged();
    const person = await findPerson(scope, { id: duty.personId });
    return person === null ? null : { duty, person };
  },
  // A duty of the own range may be ended whatever else its holder does elsewhere.
  allow: (actor, { duty, person }) =>
    canManage(actor, { id: person.id, path: duty.path, reachesBeyond: false }),
  run: async (scope, { duty, person }, input) => {
    const { actor, tx } = scope;
    const on = new Date(input.on);
    if (duty.validTo !== null && duty.validTo < new Date(todayText(scope))) {
      throw new Refusal("wrong-status", "people.refusal.dutyOver");
    }
    if (on < duty.validFrom) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { on: "people.end.day" } });
    }
    const { count } = await tx.duty.updateMany({
      where: { tenantId: actor.tenantId, id: duty.id, version: duty.version },
      data: { validTo: on, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id: person.id },
      events: [
        personEvent("duty.ended", duty.id, {
          version: duty.version + 1,
          payload: { personId: person.id, on: input.on },
        }),
      ],
    };
  },
});
