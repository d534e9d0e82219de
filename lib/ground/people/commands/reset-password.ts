import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/access/accounts";
import { Refusal } from "@/lib/platform/core/refusal";
import { canManage } from "../rules/policy";
import { openedOutput, personInput } from "../schema";
import { accountOf, findPerson, personEvent } from "./find";
import { initialPassword } from "./initial-password";
import { setAccount } from "./set-account";

/** A new initial password; the person's sessions end. */
export const resetPassword = preparedCommand({
  name: "person.resetPassword",
  input: personInput,
  output: openedOutput,
  prepare: async (input, key) => ({
    ...input,
    passwordHash: await hashPassword(initialPassword(key, input.id)),
  }),
  find: findPerson,
  allow: (actor, person) => canManage(actor, person),
  run: async (scope, person, { passwordHash }) => {
    const account = await accountOf(scope, person.id);
    if (account === null) throw new Refusal("wrong-status", "people.refusal.noAccount");
    // Setting a password would open a closed account in passing.
    if (account.disabled) throw new Refusal("wrong-status", "people.refusal.disabled");
    await setAccount(scope, person.id, account.login_name, passwordHash);
    return {
      result: {
        id: person.id,
        accounts: [{ key: person.id, name: person.name, login: account.login_name, duty: "" }],
      },
      events: [personEvent("person.password_reset", person.id)],
    };
  },
});
