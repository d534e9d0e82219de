import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { Prisma } from "@/lib/platform/db/client";
import { canDoOnUnit } from "../rules/workflow";
import { acceptUnitInput } from "../schema";
import { changeUnit, decision } from "./change";
import { findUnit } from "./find";

/** 确认单位报到: the unit becomes an organization of its place, or is linked to the one it is already. */
export const acceptUnit = command({
  name: "unit.accept",
  input: acceptUnitInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "accept", unit),
  run: async (scope, unit, { organizationId }) => {
    const [row] = await scope.tx.$queryRaw<{ id: string | null }[]>`
      select sec.unit_organization(${unit.id}::uuid, ${organizationId ?? null}::uuid, ${newId()}::uuid) as id`;
    const id = row?.id ?? null;
    if (id === null) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { organizationId: "field.choose" },
      });
    }
    try {
      return await changeUnit(scope, unit, "unit.accepted", {
        ...decision(scope),
        status: "active",
        organizationId: id,
      });
    } catch (error) {
      if (!isTaken(error)) throw error;
      throw new Refusal("wrong-status", "unit.already");
    }
  },
});

/** The unit reports somewhere already, perhaps where the actor does not see it. */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
