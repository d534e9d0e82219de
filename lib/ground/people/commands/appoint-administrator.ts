import "server-only";
import { z } from "zod";
import { hashPassword } from "@/lib/platform/access/accounts";
import { allowed, refused } from "@/lib/platform/access/actor";
import { preparedCommand } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { addPersonInput, openedOutput } from "../schema";
import { personEvent, requireFreeLogin, todayText } from "./find";
import { initialPassword } from "./initial-password";
import { setAccount } from "./set-account";

/**
 * An administrator of the whole district whom nobody could appoint otherwise: the first one of a new
 * district, or a new one after the last has left. Only the command line of the server may.
 */
export const appointAdministrator = preparedCommand({
  name: "person.appointAdministrator",
  input: z.strictObject({ name: addPersonInput.shape.name, login: addPersonInput.shape.login }),
  output: openedOutput,
  prepare: async (input, key) => ({
    ...input,
    passwordHash: await hashPassword(initialPassword(key, input.login)),
  }),
  find: async ({ actor, tx }) => {
    if (actor.kind !== "job") return null;
    const { tenantId } = actor;
    const district = await tx.area.findFirst({
      where: { tenantId, level: "district", validTo: null },
      select: { id: true, path: true },
    });
    if (district === null) return null;
    const office = await tx.organization.findFirst({
      where: { tenantId, areaId: district.id, kind: "office", validTo: null },
      select: { id: true },
    });
    return office === null ? null : { district, office };
  },
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, { district, office }, { name, login, passwordHash }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    await requireFreeLogin(scope, login);
    const [id, dutyId] = [newId(), newId()];
    await tx.person.createMany({
      data: { tenantId, id, organizationId: office.id, path: district.path, name },
    });
    await tx.duty.createMany({
      data: {
        tenantId,
        id: dutyId,
        personId: id,
        role: "system_admin",
        areaId: district.id,
        path: district.path,
        validFrom: new Date(todayText(scope)),
      },
    });
    await setAccount(scope, id, login, passwordHash);
    return {
      result: { id, accounts: [{ key: login, name, login, duty: "system_admin" }] },
      events: [
        personEvent("person.added", id, { version: 1 }),
        personEvent("duty.added", dutyId, { version: 1, payload: { role: "system_admin" } }),
      ],
    };
  },
});
