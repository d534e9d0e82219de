import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { ProactiveEvent } from "../events";
import { canPlan, canReport } from "../rules/proactive";
import { reportInput } from "../schema";

const name: ProactiveEvent = "proactive.reported";

/** One line says what was done; more is not asked for. */
export const report = command({
  name: "proactive.report",
  input: reportInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    if (!canPlan(actor).ok) return null;
    const action = await tx.proactiveAction.findFirst({
      where: { tenantId: actor.tenantId, id: given.id },
      select: { id: true, version: true, outcome: true },
    });
    if (action !== null && action.version !== given.version) {
      throw new Refusal("conflict", "proactive.conflict");
    }
    return action;
  },
  allow: (actor, action) => canReport(actor, action),
  run: async ({ actor, tx }, { id, version }, { outcome, text }) => {
    const { count } = await tx.proactiveAction.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: {
        outcome,
        doneText: text,
        doneAt: new Date(actor.now),
        doneBy: actor.name,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "proactive.conflict");
    return { result: { id }, events: [{ name, subjectId: id, version: version + 1 }] };
  },
});
