import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canManage } from "../rules/policy";
import { personInput } from "../schema";
import { findPerson, personEvent } from "./find";

/** Closes an account: the person is signed out at once and cannot sign in. */
export const disableAccount = command({
  name: "person.disableAccount",
  input: personInput,
  output: doneOutput,
  find: findPerson,
  allow: (actor, person) => canManage(actor, person),
  run: async (scope, { id }) => {
    await setDisabled(scope, id, true);
    return { result: { id }, events: [personEvent("person.account_disabled", id)] };
  },
});

export const enableAccount = command({
  name: "person.enableAccount",
  input: personInput,
  output: doneOutput,
  find: findPerson,
  allow: (actor, person) => canManage(actor, person),
  run: async (scope, { id }) => {
    await setDisabled(scope, id, false);
    return { result: { id }, events: [personEvent("person.account_enabled", id)] };
  },
});

/** Signs the person out everywhere; the account stays open. */
export const endSessions = command({
  name: "person.endSessions",
  input: personInput,
  output: doneOutput,
  find: findPerson,
  allow: (actor, person) => canManage(actor, person),
  run: async (scope, { id }) => {
    const [account] = await scope.tx.$queryRaw<{ disabled: boolean }[]>`
      select disabled from sec.accounts(array[${id}::uuid])`;
    // Closing an account ends its sessions; opened again in the same transaction nothing else stays.
    await setDisabled(scope, id, true);
    if (account?.disabled === false) await setDisabled(scope, id, false);
    return { result: { id }, events: [personEvent("person.sessions_ended", id)] };
  },
});

async function setDisabled({ tx }: Scope, personId: string, disabled: boolean): Promise<void> {
  const rows = await tx.$queryRaw<{ done: boolean }[]>`
    select sec.disable_account(${personId}::uuid, ${disabled}) as done`;
  if (rows[0]?.done !== true) throw new Refusal("wrong-status", "people.refusal.noAccount");
}
