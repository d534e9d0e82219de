import "server-only";
import type { OrganizationEvent } from "@/lib/ground/organizations/events";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { factsFault } from "../rules/facts";
import { canEnter } from "../rules/rights";
import { enterInput } from "../schema";
import {
  factColumns,
  followUnit,
  onlyOnce,
  refuseKnown,
  refuseTwins,
  sealedContact,
  todayOf,
  typedWrong,
  unitEvent,
} from "./record";

/** 登记单位 at the own place; one that has reported or has a seat is chosen and not typed again. */
export const enterUnit = command({
  name: "units.enter",
  input: enterInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    // A wrong role is told so by `allow`.
    if (!canEnter(actor).ok) return { id: "", path: "" };
    return tx.area.findFirst({
      where: { tenantId: actor.tenantId, path: actor.lo, validTo: null },
      select: { id: true, path: true },
    });
  },
  allow: (actor) => canEnter(actor),
  run: async (scope, { id: areaId, path }, input) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const wrong = factsFault(input, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    const { organizationId, name } = input;
    await refuseTwins(scope, { path, self: null }, input);
    const id = organizationId ?? newId();
    if (organizationId === undefined) {
      await refuseKnown(scope, path, name);
      await tx.$executeRaw`select sec.register_unit(${id}::uuid, ${name})`;
    } else {
      const known = await tx.organization.findFirst({
        where: {
          tenantId,
          id,
          kind: { in: ["unit", "department"] },
          validTo: null,
          path: { gte: actor.lo, lt: actor.hi },
        },
        select: { id: true },
      });
      const there = await tx.unitProfile.findFirst({
        where: { tenantId, id },
        select: { id: true },
      });
      if (known === null || there !== null) {
        throw typedWrong({ field: "organizationId", key: "field.choose" });
      }
    }
    await onlyOnce(() =>
      tx.unitProfile.createMany({
        data: [
          {
            ...factColumns(input),
            ...sealedContact(input),
            tenantId,
            id,
            path,
            areaId,
            enteredAt: new Date(actor.now),
            enteredBy: actor.name,
          },
        ],
      }),
    );
    const followed = await followUnit(scope, { id, path }, name);
    // An organization that was not there before.
    const adding: OrganizationEvent = "organization.added";
    const added =
      organizationId === undefined
        ? [{ name: adding, subjectId: id, organizationId: id, path, version: 1, payload: {} }]
        : [];
    const about = { type: input.type, known: organizationId !== undefined };
    return {
      result: { id },
      events: [...added, unitEvent("units.entered", { id, path, version: 1 }, about), ...followed],
    };
  },
});
