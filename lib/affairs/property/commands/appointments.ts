import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { appointmentFault } from "../rules/appointments";
import { canKeep } from "../rules/rights";
import { appointInput, endAppointmentInput, noteConflictInput } from "../schema";
import { findEstate, refuseChanged } from "./find";
import { propertyEvent, todayOf, typedWrong } from "./record";

/** 登记交叉任职: who of which body holds which post in which other one (DOMAIN §7.5). */
export const appointAcross = command({
  name: "property.appoint",
  input: appointInput,
  output: doneOutput,
  find: (scope, { id }) => findEstate(scope, { id }),
  allow: (actor, estate) => canKeep(actor, estate),
  run: async (scope, estate, input) => {
    const { actor, tx } = scope;
    const { id, path, committee, companyId, companyName } = estate;
    const { name, fromBody, fromPost, toBody, toPost, startsOn, documentNo, conflictNote } = input;
    const paid = input.paid === "on";
    const wrong = appointmentFault(
      { from: fromBody, to: toBody, paid, startsOn, note: conflictNote },
      { committee, served: companyId !== null, today: todayOf(scope) },
    );
    if (wrong !== null) throw typedWrong(wrong);
    const withCompany = fromBody === "company" || toBody === "company";
    await tx.crossAppointment.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          estateId: id,
          path,
          name,
          fromBody,
          fromPost,
          toBody,
          toPost,
          paid,
          companyId: withCompany ? companyId : null,
          companyName: withCompany ? companyName : null,
          startsOn: new Date(startsOn),
          documentNo: documentNo ?? null,
          conflictNote: conflictNote ?? null,
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    const about = { from: fromBody, to: toBody };
    return { result: { id }, events: [propertyEvent("property.appointed", { id, path }, about)] };
  },
});

/** 离任: the last day of a post. */
export const endAppointment = command({
  name: "property.endAppointment",
  input: endAppointmentInput,
  output: doneOutput,
  find: findAppointment,
  allow: (actor, appointment) => canKeep(actor, appointment),
  run: async (scope, { estateId: id, path, startsOn, ...appointment }, { day }) => {
    if (day > todayOf(scope)) throw typedWrong({ field: "day", key: "field.dayAhead" });
    if (day < startsOn) throw typedWrong({ field: "day", key: "field.dayBefore" });
    await change(scope, appointment, { endsOn: new Date(day) });
    return {
      result: { id },
      events: [propertyEvent("property.appointment_ended", { id, path })],
    };
  },
});

/** 补充说明 of a conflict, also one that came about when the estate's company became another. */
export const noteConflict = command({
  name: "property.noteConflict",
  input: noteConflictInput,
  output: doneOutput,
  find: findAppointment,
  allow: (actor, appointment) => canKeep(actor, appointment),
  run: async (scope, { estateId: id, path, ...appointment }, { conflictNote }) => {
    await change(scope, appointment, { conflictNote });
    return { result: { id }, events: [propertyEvent("property.conflict_noted", { id, path })] };
  },
});

/** A post that is not over, in the actor's range. */
async function findAppointment({ actor, tx }: Scope, given: { id: string; version: number }) {
  const row = await tx.crossAppointment.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: given.id,
      endsOn: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, version: true, estateId: true, path: true, startsOn: true },
  });
  if (row === null) return null;
  if (row.version !== given.version) refuseChanged();
  return { ...row, startsOn: isoDay(row.startsOn) };
}

async function change(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: { endsOn: Date } | { conflictNote: string },
): Promise<void> {
  const { count } = await tx.crossAppointment.updateMany({
    where: { tenantId: actor.tenantId, id, version, endsOn: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
}
