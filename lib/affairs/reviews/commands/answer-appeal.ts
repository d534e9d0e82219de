import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { RoundEvent } from "../events";
import { canAnswerAppeal, canHold } from "../rules/rounds";
import { appealAnswerInput } from "../schema";

const name: RoundEvent = "round.appeal_answered";

/** 答复申诉: by somebody else than who has closed the round. */
export const answerAppeal = command({
  name: "round.answerAppeal",
  input: appealAnswerInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    const { tenantId } = actor;
    if (!canHold(actor).ok) return null;
    const appeal = await tx.reviewAppeal.findFirst({
      where: { tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
      select: {
        id: true,
        path: true,
        roundId: true,
        organizationId: true,
        answer: true,
        version: true,
      },
    });
    if (appeal === null) return null;
    if (appeal.version !== given.version) throw new Refusal("conflict", "round.conflict");
    const round = await tx.reviewRound.findFirst({
      where: { tenantId, id: appeal.roundId },
      select: { closerId: true },
    });
    if (round === null) return null;
    return { ...appeal, closerId: round.closerId, answered: appeal.answer !== null };
  },
  allow: (actor, appeal) => canAnswerAppeal(actor, appeal),
  run: async ({ actor, tx }, { id, path, roundId, organizationId, version }, { text }) => {
    const { count } = await tx.reviewAppeal.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: {
        answer: text,
        answeredAt: new Date(actor.now),
        answeredBy: actor.name,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "round.conflict");
    const event = { name, subjectId: roundId, path, organizationId };
    return { result: { id: roundId }, events: [{ ...event, payload: { appealId: id } }] };
  },
});
