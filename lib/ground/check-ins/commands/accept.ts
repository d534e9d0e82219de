import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnCheckIn } from "../rules/workflow";
import { acceptInput } from "../schema";
import { branchOf } from "./branch";
import { changeCheckIn, decision } from "./change";
import { findCheckIn, type CheckInSubject } from "./find";
import { unitsOf } from "./units-of";

/**
 * 接收: the community assigns a grid branch in which the member takes part; the formal affiliation
 * stays where it is (DOMAIN §4.3). A phone that no code has proven is checked by the community.
 */
export const accept = command({
  name: "checkIn.accept",
  input: acceptInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "accept", checkIn),
  run: async (scope, checkIn, input) => {
    const branch = await branchOf(scope, checkIn, input);
    const unitId = await settleMember(scope, checkIn, input.phoneChecked === "on");
    return changeCheckIn(scope, checkIn, "checkIn.accepted", {
      ...branch,
      ...decision(scope),
      ...(unitId === null ? {} : { unitId }),
      status: "active",
    });
  },
});

/** The phone is checked, and the unit is the one of that name that has reported, if there is one. */
async function settleMember(
  scope: Scope,
  { memberId }: CheckInSubject,
  checked: boolean,
): Promise<string | null> {
  const { actor, tx } = scope;
  const member = await tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: memberId },
    select: { id: true, phoneCheckedAt: true, unitId: true, unitName: true },
  });
  if (member === null) throw new Refusal("not-found", "refusal.notFound");
  if (member.phoneCheckedAt === null && !checked) {
    throw new Refusal("invalid", "refusal.invalid", {
      fields: { phoneChecked: "checkIn.phone.unchecked" },
    });
  }
  const unitId = (await unitsOf(scope, [member])).get(member.id) ?? null;
  if (member.phoneCheckedAt === null || unitId !== member.unitId) {
    await tx.member.updateMany({
      where: { tenantId: actor.tenantId, id: memberId },
      data: {
        ...(unitId === null ? {} : { unitId }),
        phoneCheckedAt: member.phoneCheckedAt ?? new Date(actor.now),
        version: { increment: 1 },
      },
    });
  }
  return unitId;
}
