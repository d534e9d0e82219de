import "server-only";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { indexField } from "@/lib/platform/crypto/field";
import { canReport } from "../rules/workflow";
import { registerOutput, registerUnitInput, type RegisterOutput } from "../schema";
import { findCommunity } from "./find";
import { provePhone } from "./proven";
import { checkInEvent } from "./record";
import { sealedLiaison } from "./sealed";

/**
 * 单位报到: a unit's Party organization reports to the community where the unit sits. As with
 * members, what a phone stands for is told only to whom it belongs.
 */
export const registerUnit = command({
  name: "unit.register",
  input: registerUnitInput,
  output: registerOutput,
  find: (scope, { areaId }) =>
    scope.actor.kind === "visitor" ? findCommunity(scope, areaId) : Promise.resolve(null),
  allow: (actor) => canReport(actor),
  run: async (scope, area, input) => {
    const { actor, tx } = scope;
    const proof = await provePhone(scope, input);
    if (proof === "wrong") return told("wrong_code");
    const [known] = await tx.$queryRaw<{ status: string | null }[]>`
      select sec.unit_of_phone(${indexField("phone", input.phone)}) as status`;
    const status = known?.status ?? null;
    if (status !== null) {
      if (proof !== "proven") return told("submitted");
      return told(status === "active" ? "active" : "waiting");
    }
    const id = newId();
    await tx.unitCheckIn.createMany({
      data: {
        ...sealedLiaison(input),
        tenantId: actor.tenantId,
        id,
        path: area.path,
        areaId: area.id,
        unitName: input.unit,
        unitKind: input.kind,
        partyOrgName: input.partyOrg,
        memberCount: input.memberCount,
        resources: input.resources,
        status: "submitted",
        submittedAt: new Date(actor.now),
      },
    });
    return {
      result: { outcome: "submitted" },
      events: [checkInEvent("unit.submitted", id, 1)],
    };
  },
});

function told(outcome: RegisterOutput["outcome"]) {
  return { result: { outcome }, events: [] };
}
