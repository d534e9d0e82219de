import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { openWork } from "../queries/open-work";
import { canManage } from "../rules/policy";
import { endDutyInput } from "../schema";
import { findPerson, personEvent, refuseChanged, todayText } from "./find";
import { handAll } from "./hand-over";

/**
 * Sets the last day of a duty. The database ends the sessions of this duty at once, whatever the
 * day is; who still holds it that day signs in again. What is in hand is handed over in the same step.
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
        role: true,
        organizationId: true,
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
    const handed = await handOn(scope, duty, input.handTo);
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
        ...handed,
      ],
    };
  },
});

/** Nothing is orphaned: who ends a duty with work in hand says to whom it goes. */
async function handOn(
  scope: Scope,
  duty: { id: string; organizationId: string | null },
  to: string | undefined,
) {
  const [work] = await openWork(scope, [duty.id]);
  if (work === undefined || work.tickets + work.assignments === 0) return [];
  if (to === undefined) {
    throw new Refusal("invalid", "refusal.invalid", { fields: { handTo: "people.fault.handTo" } });
  }
  const done = await handAll(scope, duty, { to, ended: true });
  return done?.events ?? [];
}
