import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canActForOneself } from "../rules/workflow";
import { moveInput } from "../schema";
import { endPresent } from "./end-present";
import { findCommunity, findOneself, refuseChanged } from "./find";
import { checkInEvent } from "./record";

/**
 * 搬家, or 重新报到 after a check-in has ended: the member reports to the community of the new home.
 * The one before ends, so that there is one at a time (DOMAIN §4.3); nothing is typed again.
 */
export const move = command({
  name: "member.move",
  input: moveInput,
  output: doneOutput,
  find: findOneself,
  allow: (actor) => canActForOneself(actor),
  run: async (scope, member, { areaId }) => {
    const { actor, tx } = scope;
    const area = await findCommunity(scope, areaId);
    const live = await endPresent(scope, member.id, "moved", area?.id);
    if (area === null || live === "here") {
      throw new Refusal("invalid", "refusal.invalid", { fields: { areaId: "checkIn.elsewhere" } });
    }
    const id = newId();
    await tx.memberCheckIn.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: area.path,
        areaId: area.id,
        memberId: member.id,
        unitId: member.unitId,
        status: "submitted",
        origin: "self",
        submittedAt: new Date(actor.now),
      },
    });
    const { count } = await tx.member.updateMany({
      where: { tenantId: actor.tenantId, id: member.id, version: member.version },
      data: { path: area.path, areaId: area.id, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [
        checkInEvent("member.moved", member.id, member.version + 1, { areaId: area.id }),
        checkInEvent("checkIn.submitted", id, 1, { origin: "self" }),
      ],
    };
  },
});
