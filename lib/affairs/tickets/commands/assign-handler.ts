import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { recusedFrom } from "../queries/recusals";
import { canDoOnAssignment } from "../rules/policy";
import { assignHandlerInput } from "../schema";
import { changeAssignment } from "./change";
import { refuseField } from "./field";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 指定经办人: a person of the own organization with a duty in force. */
export const assignHandler = command({
  name: "assignment.assignHandler",
  input: assignHandlerInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "assignHandler", assignment),
  run: async (scope, assignment, { handlerId }) => {
    const handler = await findColleague(scope, assignment.organizationId, handlerId);
    if ((await recusedFrom(scope, assignment.ticketId)).has(handlerId)) {
      throw refuseField("handlerId", "refusal.recusedHandler");
    }
    await changeAssignment(scope, assignment, { handlerId, handlerName: handler.name });
    return {
      result: { id: assignment.id },
      events: [
        assignmentEvent("assignment.handler_assigned", assignment, { payload: { handlerId } }),
      ],
    };
  },
});

async function findColleague({ actor, tx }: Scope, organizationId: string, personId: string) {
  const { tenantId, tenant, now } = actor;
  const today = new Date(localDate(now, tenant.timeZone));
  const duty = await tx.duty.findFirst({
    where: {
      tenantId,
      personId,
      organizationId,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
    select: { id: true },
  });
  const person =
    duty &&
    (await tx.person.findFirst({ where: { tenantId, id: personId }, select: { name: true } }));
  if (person === null) throw refuseField("handlerId", "field.choose");
  const away = await tx.absence.findFirst({
    where: {
      tenantId,
      personId,
      organizationId,
      fromDay: { lte: today },
      toDay: { gte: today },
    },
    select: { id: true },
  });
  if (away !== null) throw refuseField("handlerId", "refusal.handlerAway");
  return person;
}
