import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/access/accounts";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { AccountToOpen } from "../rules/accounts";
import { importAccountsInput, openedOutput } from "../schema";
import { personEvent } from "./find";
import { initialPassword } from "./initial-password";
import { judge } from "./judge";

/**
 * Opens all accounts of a sheet, each with its duty, or none: the rows are judged again here, since
 * the register may have changed after the preview.
 */
export const importAccounts = preparedCommand({
  name: "person.import",
  input: importAccountsInput,
  output: openedOutput,
  prepare: async ({ rows }, key) => {
    // One after the other: hashing many at once would take every core from everybody else.
    const hashes = new Map<string, string>();
    for (const { login } of rows) {
      hashes.set(login, await hashPassword(initialPassword(key, login)));
    }
    return { rows, hashes };
  },
  find: ({ actor }) => Promise.resolve({ path: actor.lo }),
  allow: (actor, place) => canAdminister(actor, place),
  run: async (scope, _place, { rows, hashes }) => {
    const judged = await judge(scope, rows);
    const accounts = judged.flatMap(({ account }) => account ?? []);
    if (accounts.length < rows.length) {
      throw new Refusal("invalid", "people.refusal.sheet", {
        values: { count: rows.length - accounts.length },
      });
    }
    const people = await writePeople(scope, accounts);
    await openAccounts(scope, people, hashes);
    return {
      result: {
        id: null,
        accounts: people.map(({ account: { name, login, role, place } }) => ({
          key: login,
          name,
          login,
          duty: `${role} ${place.name}`,
        })),
      },
      events: people.flatMap(({ personId, dutyId, account }) => [
        personEvent("person.imported", personId, { version: 1 }),
        personEvent("duty.added", dutyId, {
          version: 1,
          payload: {
            personId,
            role: account.role,
            placeId: account.place.id,
            from: account.from,
            to: account.to,
          },
        }),
      ]),
    };
  },
});

interface Person {
  personId: string;
  dutyId: string;
  account: AccountToOpen;
}

async function writePeople(
  { actor, tx }: Scope,
  accounts: readonly AccountToOpen[],
): Promise<Person[]> {
  const { tenantId } = actor;
  const homes = await homesOf({ actor, tx }, accounts);
  const people = accounts.map((account) => ({ personId: newId(), dutyId: newId(), account }));
  await tx.person.createMany({
    data: people.map(({ personId, account }) => {
      const home = homes(account);
      return {
        tenantId,
        id: personId,
        organizationId: home.id,
        path: home.path,
        name: account.name,
      };
    }),
  });
  await tx.duty.createMany({
    data: people.map(({ personId, dutyId, account: { role, place, from, to } }) => ({
      tenantId,
      id: dutyId,
      personId,
      role,
      ...(place.kind === "department" ? { organizationId: place.id } : { areaId: place.id }),
      path: place.path,
      validFrom: new Date(from),
      validTo: to === null ? null : new Date(to),
    })),
  });
  return people;
}

/** Where people belong: the department, or the office of the area or of the next one above. */
async function homesOf({ actor, tx }: Scope, accounts: readonly AccountToOpen[]) {
  const paths = accounts.flatMap(({ place }) => [place.path, ...ancestors(place.path)]);
  const offices = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: "office",
      validTo: null,
      path: { in: [...new Set(paths)] },
    },
    select: { id: true, path: true },
  });
  const byPath = new Map(offices.map((office) => [office.path, office]));
  return ({ place, line }: AccountToOpen): { id: string; path: string } => {
    if (place.kind === "department") return place;
    const nearest = [place.path, ...[...ancestors(place.path)].reverse()]
      .map((path) => byPath.get(path))
      .find((office) => office !== undefined);
    if (nearest === undefined) throw new Error(`no office above line ${String(line)}`);
    return nearest;
  };
}

async function openAccounts(
  { tx }: Scope,
  people: readonly Person[],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = people.map(({ personId }) => personId);
  const logins = people.map(({ account }) => account.login);
  const passwords = logins.map((login) => hashes.get(login) ?? "");
  await tx.$queryRaw`
    select sec.set_account(x.person, x.login, x.hash)
    from unnest(${ids}::uuid[], ${logins}::text[], ${passwords}::text[]) as x (person, login, hash)`;
}
