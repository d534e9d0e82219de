import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { ownContact } from "../queries/disclosed";
import { liveStatuses, canActForOneself } from "../rules/workflow";
import { profileInput } from "../schema";
import { findOneself, refuseChanged } from "./find";
import { checkInEvent } from "./record";
import { nameKey } from "./sealed";

/** 我的信息: unit, skills, times. Another unit is linked when the community has looked at it. */
export const editProfile = command({
  name: "member.edit",
  input: profileInput,
  output: doneOutput,
  find: findOneself,
  allow: (actor) => canActForOneself(actor),
  run: async (scope, { id, unitName, version }, { unit, skills, times }) => {
    const { actor, tx } = scope;
    const { count } = await tx.member.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { skills, times, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    if (unit !== unitName) await changeUnitName(scope, id, unit);
    return { result: { id }, events: [checkInEvent("member.edited", id, version + 1)] };
  },
});

async function changeUnitName(scope: Scope, id: string, unit: string): Promise<void> {
  const { actor, tx } = scope;
  const { name } = await ownContact(scope);
  await tx.member.updateMany({
    where: { tenantId: actor.tenantId, id },
    data: {
      unitName: unit,
      unitId: null,
      ...(name === null ? {} : { nameKey: nameKey(name, unit) }),
    },
  });
  await tx.memberCheckIn.updateMany({
    where: { tenantId: actor.tenantId, memberId: id, status: { in: [...liveStatuses] } },
    data: { unitId: null, version: { increment: 1 } },
  });
}
