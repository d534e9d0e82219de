import { beforeAll, describe, expect, test } from "vitest";
import { addDuty } from "@/lib/ground/people/commands/add-duty";
import { addPerson } from "@/lib/ground/people/commands/add-person";
import { editPerson } from "@/lib/ground/people/commands/edit-person";
import { endDuty } from "@/lib/ground/people/commands/end-duty";
import { initialPassword } from "@/lib/ground/people/commands/initial-password";
import { resetPassword } from "@/lib/ground/people/commands/reset-password";
import {
  disableAccount,
  enableAccount,
  endSessions,
} from "@/lib/ground/people/commands/switch-account";
import { placesOfRole } from "@/lib/ground/people/rules/places";
import { dutyRoles } from "@/lib/platform/access/actor";
import { signIn } from "@/lib/platform/access/accounts";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { must, testPassword } from "../../support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
let admin: Credential;

beforeAll(async () => {
  admin = await alpha.as("admin");
});

const area = (key: string, stage = alpha) => must(stage.world.areas[key]).id;
const department = (key: string) => must(alpha.world.departments[key]).id;
const person = (login: string, stage = alpha) => must(stage.world.people[login]);

const places: Readonly<Record<string, () => string>> = {
  district: () => area("district"),
  street: () => area("street1"),
  community: () => area("street1.community1"),
  grid: () => area("street1.community1.grid1"),
  building: () => area("street1.community1.grid1.building1"),
  department: () => department("housing"),
};

async function newPerson(
  name = "新同志",
): Promise<{ id: string; login: string; password: string }> {
  const key = newId();
  const login = `n${key.slice(-12)}`;
  const input = { name, login, organizationId: department("housing") };
  const result = await execute(addPerson, admin, input, key);
  return { id: must(result.id), login, password: initialPassword(key, login) };
}

function grant(personId: string, role: string, placeId: string, more: object = {}, who = admin) {
  const input = { personId, role, placeId, from: "2026-01-01", ...more };
  return execute(addDuty, who, input, newId());
}

async function dutyRow(id: string): Promise<{ id: string; version: number }> {
  const { rows } = await database.admin.query<{ id: string; version: number }>(
    "select id, version from duty where id = $1",
    [id],
  );
  return must(rows[0]);
}

const opens = (credential: Credential) =>
  withScope(credential, "read", () => Promise.resolve(true)).catch(() => false);

describe("a new person", () => {
  test("signs in with the initial password once there is a duty, and must change it", async () => {
    const { id, login, password } = await newPerson();
    expect(password).toMatch(/^[a-z]{4}-\d{4}-[a-z]{4}$/);
    expect(await signIn("alpha", login, password, "t")).toMatchObject({ reason: "no-duty" });
    await grant(id, "dept_clerk", department("housing"));
    const signedIn = await signIn("alpha", login, password, "t");
    expect(signedIn.ok).toBe(true);
    if (!signedIn.ok) return;
    const credential = { kind: "session", token: signedIn.token } as const;
    const facts = await withScope(credential, "read", ({ actor }) =>
      Promise.resolve({ role: actor.role, mustChange: actor.mustChange }),
    );
    expect(facts).toEqual({ role: "dept_clerk", mustChange: true });
  });

  test("a retry tells the same and makes nobody twice; no password is stored", async () => {
    const key = newId();
    const input = { name: "重试", login: "retry", organizationId: department("housing") };
    const first = await execute(addPerson, admin, input, key);
    expect(await execute(addPerson, admin, input, key)).toEqual(first);
    const { rows } = await database.admin.query<{ text: string }>(
      `select (select jsonb_agg(r)::text from command_result r) ||
              (select jsonb_agg(e)::text from event e) as text`,
    );
    expect(must(rows[0]).text).not.toContain(initialPassword(key, "retry"));
    const { rows: events } = await database.admin.query(
      "select name, payload from event where subject_id = $1",
      [first.id],
    );
    expect(events).toEqual([{ name: "person.added", payload: {} }]);
  });

  test("a login that somebody has, or of a wrong shape, is told beside its field", async () => {
    const input = { name: "张三", login: "center", organizationId: department("housing") };
    const taken = await refused(execute(addPerson, admin, input, newId()), "invalid");
    expect(taken.fields).toEqual({ login: "people.fault.loginTaken" });
    const wrong = execute(addPerson, admin, { ...input, login: "张三" }, newId());
    expect((await refused(wrong, "invalid")).fields).toEqual({ login: "field.login" });
  });

  test("nobody but the administrator of the district adds people", async () => {
    const input = { name: "张三", login: "zhangsan", organizationId: department("housing") };
    for (const login of ["center", "dispatcher1", "housingleader"]) {
      await refused(execute(addPerson, await alpha.as(login), input, newId()), "forbidden");
    }
    await refused(execute(addPerson, await beta.as("admin"), input, newId()), "not-found");
  });

  test("is edited with the version that was seen", async () => {
    const { id } = await newPerson();
    const input = { id, version: 1, name: "改名", organizationId: department("city") };
    await execute(editPerson, admin, input, newId());
    expect(await overtaken(execute(editPerson, admin, input, newId()))).toEqual({
      by: "管理员",
      own: true,
    });
  });
});

describe("a duty", () => {
  const combinations = dutyRoles.flatMap((role) =>
    Object.keys(places).map((kind) => ({
      role,
      kind,
      fits: placesOfRole[role].some((each) => each === kind),
    })),
  );

  test.each(combinations)("$role at a $kind: $fits", async ({ role, kind, fits }) => {
    const { id } = await newPerson();
    const doing = grant(id, role, must(places[kind])());
    if (fits) await doing;
    // A place of the wrong kind is either seen and unfit, or not even looked for.
    else await expect(doing).rejects.toMatchObject({ name: "Refusal" });
    const { rows } = await database.admin.query("select id from duty where person_id = $1", [id]);
    expect(rows).toHaveLength(fits ? 1 : 0);
  });

  test("the same duty twice on one day is refused, after its end it is not", async () => {
    const { id } = await newPerson();
    await grant(id, "grid_worker", must(places["grid"])(), { to: "2026-06-30" });
    const again = grant(id, "grid_worker", must(places["grid"])(), { from: "2026-06-30" });
    expect((await refused(again, "wrong-status")).reason).toBe("people.refusal.overlap");
    await grant(id, "grid_worker", must(places["grid"])(), { from: "2026-07-01" });
    const both = await Promise.allSettled(
      [1, 2].map(() => grant(id, "street_secretary", area("street2"))),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("its days are in order", async () => {
    const { id } = await newPerson();
    const doing = grant(id, "dept_clerk", department("water"), { to: "2025-12-31" });
    expect((await refused(doing, "invalid")).fields).toEqual({ to: "people.fault.to" });
  });

  test("nobody gives himself one, or touches his own", async () => {
    const self = person("admin");
    const doing = grant(self.personId, "district_org", area("district"));
    expect((await refused(doing, "forbidden")).reason).toBe("people.refusal.self");
    const own = { id: self.dutyId, version: 1, on: "2026-12-31" };
    await refused(execute(endDuty, admin, own, newId()), "forbidden");
    await refused(execute(resetPassword, admin, { id: self.personId }, newId()), "forbidden");
    await refused(execute(disableAccount, admin, { id: self.personId }, newId()), "forbidden");
  });

  test("a street's administrator gives none outside of the street", async () => {
    const { id, login } = await newPerson("街道管理员");
    await grant(id, "system_admin", area("street1"));
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from duty where person_id = $1",
      [id],
    );
    alpha.world.people[login] = { ...person("admin"), personId: id, dutyId: must(rows[0]).id };
    const street = await alpha.as(login);
    const inside = person("community11").personId;
    await grant(inside, "street_dispatcher", area("street1"), {}, street);
    await refused(grant(inside, "street_dispatcher", area("street2"), {}, street), "forbidden");
    await refused(grant(inside, "dept_clerk", department("water"), {}, street), "forbidden");
    await refused(grant(inside, "system_admin", area("district"), {}, street), "forbidden");
    const outside = person("community21").personId;
    await refused(grant(outside, "street_dispatcher", area("street1"), {}, street), "not-found");
  });

  test("other roles and other districts give none", async () => {
    const { id } = await newPerson();
    for (const login of ["center", "secretary1", "housingleader"]) {
      const who = await alpha.as(login);
      await expect(grant(id, "dept_clerk", department("water"), {}, who)).rejects.toMatchObject({
        name: "Refusal",
      });
    }
    const stranger = await beta.as("admin");
    await refused(grant(id, "dept_clerk", department("water"), {}, stranger), "not-found");
    const theirs = grant(id, "street_dispatcher", area("street1", beta));
    await refused(theirs, "not-found");
  });

  test("its end closes its sessions at once, and only these", async () => {
    const { id } = await newPerson();
    const { id: dutyId } = await grant(id, "dept_clerk", department("water"));
    const { id: otherId } = await grant(id, "dept_leader", department("water"));
    const login = `d${dutyId.slice(-12)}`;
    alpha.world.people[login] = { ...person("waterclerk"), personId: id, dutyId };
    alpha.world.people[`${login}x`] = { ...person("waterclerk"), personId: id, dutyId: otherId };
    const session = await alpha.as(login);
    const other = await alpha.as(`${login}x`);
    expect([await opens(session), await opens(other)]).toEqual([true, true]);
    const input = { ...(await dutyRow(dutyId)), on: "2026-01-31" };
    await execute(endDuty, admin, input, newId());
    expect([await opens(session), await opens(other)]).toEqual([false, true]);
    await expect(alpha.as(login).then(opens)).resolves.toBe(false);
    await refused(execute(endDuty, admin, input, newId()), "conflict");
    const again = { ...(await dutyRow(dutyId)), on: "2026-12-31" };
    await refused(execute(endDuty, admin, again, newId()), "wrong-status");
  });

  test("does not end before it began", async () => {
    const { id } = await newPerson();
    const { id: dutyId } = await grant(id, "dept_clerk", department("water"));
    const input = { ...(await dutyRow(dutyId)), on: "2025-12-31" };
    await refused(execute(endDuty, admin, input, newId()), "invalid");
  });
});

describe("an account", () => {
  test("gets a new initial password, which ends the sessions", async () => {
    const key = newId();
    const session = await alpha.as("cityclerk");
    await execute(resetPassword, admin, { id: person("cityclerk").personId }, key);
    expect(await opens(session)).toBe(false);
    const old = await signIn("alpha", "cityclerk", testPassword, "r");
    expect(old.ok).toBe(false);
    const password = initialPassword(key, person("cityclerk").personId);
    expect((await signIn("alpha", "cityclerk", password, "r2")).ok).toBe(true);
  });

  test("is closed and opened again with its password", async () => {
    const id = person("waterleader").personId;
    const session = await alpha.as("waterleader");
    await execute(disableAccount, admin, { id }, newId());
    expect(await opens(session)).toBe(false);
    expect((await signIn("alpha", "waterleader", testPassword, "c1")).ok).toBe(false);
    await refused(execute(resetPassword, admin, { id }, newId()), "wrong-status");
    await execute(enableAccount, admin, { id }, newId());
    expect((await signIn("alpha", "waterleader", testPassword, "c2")).ok).toBe(true);
  });

  test("is signed out everywhere and stays as it was", async () => {
    const id = person("waterclerk").personId;
    const session = await alpha.as("waterclerk");
    await execute(endSessions, admin, { id }, newId());
    expect(await opens(session)).toBe(false);
    expect((await signIn("alpha", "waterclerk", testPassword, "e")).ok).toBe(true);
  });

  test("is out of reach for other roles and other districts", async () => {
    const input = { id: person("housingclerk").personId };
    const outsiders: [Credential, "forbidden" | "not-found"][] = [
      [await alpha.as("center"), "forbidden"],
      [await beta.as("admin"), "not-found"],
    ];
    for (const [who, code] of outsiders) {
      await refused(execute(resetPassword, who, input, newId()), code);
      await refused(execute(disableAccount, who, input, newId()), code);
      await refused(execute(enableAccount, who, input, newId()), code);
      await refused(execute(endSessions, who, input, newId()), code);
    }
  });
});
