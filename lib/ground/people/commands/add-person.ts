import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/access/accounts";
import { newId } from "@/lib/platform/core/id";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { addPersonInput, openedOutput } from "../schema";
import { personEvent, requireFreeLogin } from "./find";
import { initialPassword } from "./initial-password";
import { setAccount } from "./set-account";

/** Adds a person of an organization, with an account; duties follow one by one. */
export const addPerson = preparedCommand({
  name: "person.add",
  input: addPersonInput,
  output: openedOutput,
  prepare: async (input, key) => ({
    ...input,
    passwordHash: await hashPassword(initialPassword(key, input.login)),
  }),
  find: ({ actor, tx }, input) =>
    tx.organization.findFirst({
      where: { tenantId: actor.tenantId, id: input.organizationId, validTo: null },
      select: { id: true, path: true, name: true },
    }),
  allow: (actor, organization) => canAdminister(actor, organization),
  run: async (scope, organization, { name, login, passwordHash }) => {
    const { actor, tx } = scope;
    await requireFreeLogin(scope, login);
    const id = newId();
    await tx.person.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        organizationId: organization.id,
        path: organization.path,
        name,
      },
    });
    await setAccount(scope, id, login, passwordHash);
    return {
      result: { id, accounts: [{ key: login, name, login, duty: organization.name }] },
      events: [personEvent("person.added", id, { version: 1 })],
    };
  },
});
