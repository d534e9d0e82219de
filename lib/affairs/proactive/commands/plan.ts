import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { ProactiveEvent } from "../events";
import { canPlan } from "../rules/proactive";
import { planInput } from "../schema";

const name: ProactiveEvent = "proactive.planned";

/** Plans what is done before complaints come: against what, where, when, and by whom. */
export const plan = command({
  name: "proactive.plan",
  input: planInput,
  output: doneOutput,
  find: async ({ actor, tx }, { areaId }) => {
    // A wrong role is told so by `allow`.
    if (!canPlan(actor).ok) return { area: null };
    const area = await tx.area.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: areaId,
        validTo: null,
        // A unit works in the whole district, an office in its own range.
        ...(actor.organizationId === null ? { path: { gte: actor.lo, lt: actor.hi } } : {}),
      },
      select: { id: true, name: true, path: true },
    });
    return area === null ? null : { area };
  },
  allow: (actor) => canPlan(actor),
  run: async ({ actor, tx }, { area }, input) => {
    if (area === null) throw new Error("allowed without an area");
    const { tenantId } = actor;
    const { areaId: _areaId, fromDay, toDay, seasonId, ...said } = input;
    const known = await tx.category.count({
      where: { tenantId, id: { in: input.categoryIds } },
    });
    const season =
      seasonId === undefined
        ? null
        : await tx.season.findFirst({ where: { tenantId, id: seasonId }, select: { id: true } });
    if (known < new Set(input.categoryIds).size) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { categoryIds: "field.choose" } });
    }
    const id = newId();
    await tx.proactiveAction.createMany({
      data: {
        ...said,
        tenantId,
        id,
        path: area.path,
        areaId: area.id,
        areaName: area.name,
        organizationId: actor.organizationId,
        byName: actor.scopeName,
        fromDay: new Date(fromDay),
        toDay: new Date(toDay),
        seasonId: season?.id ?? null,
        plannedAt: new Date(actor.now),
        plannedBy: actor.name,
      },
    });
    return { result: { id }, events: [{ name, subjectId: id, version: 1 }] };
  },
});
