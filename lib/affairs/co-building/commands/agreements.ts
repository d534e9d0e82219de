import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { canKeepAgreement, mayDo } from "../rules/agreements";
import { hasBegun } from "../rules/projects";
import { agreementsEnding } from "../queries/agreements-ending";
import { endInput, remindEndInput, reviewAgreementInput } from "../schema";
import { findAgreement } from "./find-agreement";
import { moveAgreement } from "./move-agreement";
import { coEvent, refuseChanged, todayOf } from "./record";

/** 评估: what the sides say of it together, before it is renewed or ended. */
export const reviewAgreement = command({
  name: "co.reviewAgreement",
  input: reviewAgreementInput,
  output: doneOutput,
  find: findAgreement,
  allow: (actor, agreement) => canKeepAgreement(actor, agreement),
  run: (scope, agreement, { review }) => {
    const { status, startsOn } = agreement;
    if (mayDo("review", status) && !hasBegun({ startsOn: isoDay(startsOn) }, todayOf(scope))) {
      throw new Refusal("wrong-status", "coBuilding.agreementAhead");
    }
    return moveAgreement(scope, agreement, "review", {
      review,
      reviewedOn: new Date(todayOf(scope)),
    });
  },
});

/** 终止 with the reason. */
export const endAgreement = command({
  name: "co.endAgreement",
  input: endInput,
  output: doneOutput,
  find: findAgreement,
  allow: (actor, agreement) => canKeepAgreement(actor, agreement),
  run: (scope, agreement, { reason }) =>
    moveAgreement(scope, agreement, "end", {
      endReason: reason,
      endedOn: new Date(todayOf(scope)),
    }),
});

/** Before it ends its place is told, once. */
export const remindEnd = command({
  name: "co.remindEnd",
  input: remindEndInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    if (scope.actor.role !== "job") return null;
    return (await agreementsEnding(scope)).find((one) => one.id === id) ?? null;
  },
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, { id, path, version }) => {
    const { actor, tx } = scope;
    const { count } = await tx.coAgreement.updateMany({
      where: { tenantId: actor.tenantId, id, version, remindedOn: null },
      data: { remindedOn: new Date(todayOf(scope)), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [coEvent("co.agreement_ending", { id, path, version: version + 1 })],
    };
  },
});
