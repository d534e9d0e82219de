import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isServiceReader } from "../rules/staff";
import { canCancel, stageOf } from "../rules/stars";
import { plainInput } from "../schema/pledges";
import { changedOne, checked } from "./find";

/** The round is called off; nothing is counted. */
export const cancelAppraisal = command({
  name: "star.cancel",
  input: plainInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    if (!isServiceReader(actor)) return null;
    const row = await tx.appraisal.findFirst({
      where: { tenantId: actor.tenantId, id: given.id },
      select: { id: true, version: true, opensAt: true, closesAt: true, cancelledAt: true },
    });
    const round = checked(row, given.version);
    if (round === null) return null;
    const times = { opensAt: round.opensAt.getTime(), closesAt: round.closesAt.getTime() };
    return {
      id: round.id,
      version: round.version,
      stage: stageOf({ ...times, cancelled: round.cancelledAt !== null }, actor.now),
    };
  },
  allow: canCancel,
  run: async ({ actor, tx }, { id, version }) => {
    changedOne(
      await tx.appraisal.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { cancelledAt: new Date(actor.now), version: { increment: 1 } },
      }),
    );
    const event = { name: "star.cancelled", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
