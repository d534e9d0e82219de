import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/access/accounts";
import { Refusal } from "@/lib/platform/core/refusal";
import { canManage } from "../rules/policy";
import { openAccountInput, openedOutput } from "../schema";
import { accountOf, findPerson, personEvent, requireFreeLogin } from "./find";
import { initialPassword } from "./initial-password";
import { setAccount } from "./set-account";

/** Gives an account to a person of the register who has none. */
export const openAccount = preparedCommand({
  name: "person.openAccount",
  input: openAccountInput,
  output: openedOutput,
  prepare: async (input, key) => ({
    ...input,
    passwordHash: await hashPassword(initialPassword(key, input.login)),
  }),
  find: (scope, input) => findPerson(scope, { id: input.id }),
  allow: (actor, person) => canManage(actor, person),
  run: async (scope, person, { login, passwordHash }) => {
    if ((await accountOf(scope, person.id)) !== null) {
      throw new Refusal("wrong-status", "people.refusal.hasAccount");
    }
    await requireFreeLogin(scope, login);
    await setAccount(scope, person.id, login, passwordHash);
    return {
      result: {
        id: person.id,
        accounts: [{ key: login, name: person.name, login, duty: "" }],
      },
      events: [personEvent("person.account_opened", person.id)],
    };
  },
});
