import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { openSlot } from "@/lib/parts/capacity/writes";
import { postKindsOf } from "../queries/post-kinds";
import { canOffer } from "../rules/offers";
import { offerPostInput } from "../schema/posts";
import { nowhere, offeringPlace } from "./place";

/** 设岗: a community offers a post with so many places, for a grid or for the whole of it. */
export const offerPost = command({
  name: "service.offerPost",
  input: offerPostInput,
  output: doneOutput,
  find: (scope, { gridId }) =>
    canOffer(scope.actor).ok ? offeringPlace(scope, gridId) : Promise.resolve(nowhere),
  allow: (actor) => canOffer(actor),
  run: async (scope, place, { kind, duties, skills, times, capacity }) => {
    const { actor, tx } = scope;
    const kinds = await postKindsOf(scope);
    const chosen = kinds.find((one) => one.key === kind && !one.retired);
    if (chosen === undefined) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { kind: "field.choose" } });
    }
    const id = newId();
    const { path, areaId, gridId, name: placeName } = place;
    const slotId = await openSlot(scope, { path, kind: "post", subjectId: id, capacity });
    await tx.servicePost.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path,
        areaId,
        gridId,
        kind,
        name: chosen.name,
        place: placeName,
        duties,
        skills,
        times,
        slotId,
        status: "open",
        createdAt: new Date(actor.now),
        createdBy: actor.name,
      },
    });
    const event = { name: "service.post_offered", subjectId: id, version: 1 };
    return { result: { id }, events: [{ ...event, payload: { kind, capacity } }] };
  },
});
