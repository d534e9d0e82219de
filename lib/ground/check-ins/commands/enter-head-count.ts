import "server-only";
import { refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { mayEnterHeadCount } from "../rules/head-count";
import { enterHeadCountInput } from "../schema/figures";

/**
 * The denominator of a rate: how many members live in a place, or how many units sit there, with
 * its source and day. An earlier one stays; the latest day counts.
 */
export const enterHeadCount = command({
  name: "headCount.enter",
  input: enterHeadCountInput,
  output: doneOutput,
  find: ({ actor, tx }, { areaId }) =>
    tx.area.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: areaId,
        validTo: null,
        level: { in: ["district", "street", "community"] },
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, path: true },
    }),
  allow: ({ role }) => mayEnterHeadCount(role) ?? refused("forbidden", "refusal.role"),
  run: async ({ actor, tx }, area, { kind, n, source, asOf }) => {
    if (asOf > localDate(actor.now, actor.tenant.timeZone)) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { asOf: "figures.future" } });
    }
    const id = newId();
    await tx.headCount.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: area.path,
        areaId: area.id,
        kind,
        n,
        source,
        asOf: new Date(asOf),
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      },
    });
    return {
      result: { id },
      events: [{ name: "headCount.entered", subjectId: area.id, payload: { kind, n, asOf } }],
    };
  },
});
