import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canOffer } from "../rules/offers";
import { planActivityInput } from "../schema/posts";
import { nowhere, offeringPlace } from "./place";
import { openShifts } from "./shifts";

/** 发布活动: with its first shift, and where it repeats with those of the weeks that follow. */
export const planActivity = command({
  name: "service.planActivity",
  input: planActivityInput,
  output: doneOutput,
  find: (scope, { gridId }) =>
    canOffer(scope.actor).ok ? offeringPlace(scope, gridId) : Promise.resolve(nowhere),
  allow: (actor) => canOffer(actor),
  run: async (scope, { path, areaId, gridId }, input) => {
    const { actor, tx } = scope;
    // Personal insurance before anything that can hurt (志愿服务条例 art. 17).
    if (input.risk === "yes" && input.insured !== "yes") {
      throw new Refusal("invalid", "refusal.invalid", { fields: { insured: "posts.notInsured" } });
    }
    const id = newId();
    const { kind, title, body, place, skills } = input;
    await tx.serviceActivity.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path,
        areaId,
        gridId,
        kind,
        title,
        body,
        place,
        skills,
        risk: input.risk === "yes",
        insured: input.insured === "yes",
        status: "open",
        createdAt: new Date(actor.now),
        createdBy: actor.name,
      },
    });
    const shifts = await openShifts(scope, { id, path }, input);
    const event = { name: "service.activity_planned", subjectId: id, version: 1 };
    return { result: { id }, events: [{ ...event, payload: { kind, shifts } }] };
  },
});
