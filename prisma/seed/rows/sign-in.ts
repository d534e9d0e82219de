import { changePassword, hashPassword, signIn, signOut } from "@/lib/platform/access/accounts";
import type { DutyRole } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import { demoAccounts, type DemoAccountEntry } from "../accounts";
import { demoDepartment, secondDepartment, type District } from "./districts";
import { step, type Scope } from "./step";

/** The first password, which the sign-in wants changed at once, as for every new account. */
const firstPassword = "Gezhi-first-2026";

/** Gives the example accounts to the people who hold their posts, ready to be used. */
export async function openAccounts(district: District): Promise<void> {
  const { slug } = district;
  const accounts = demoAccounts.filter(({ tenant }) => tenant === slug);
  await step(slug, "accounts", async (scope) => {
    const hash = await hashPassword(firstPassword);
    for (const account of accounts) {
      const person = await personOf(scope, district, account);
      await scope.tx.$queryRaw`select sec.set_account(${person}::uuid, ${account.name}, ${hash})`;
    }
  });
  for (const account of accounts) {
    await step(slug, `password:${account.name}`, () => choosePassword(account));
  }
}

/** An example account, signed in. Whoever opened it signs it out. */
export async function openAs(
  slug: string,
  name: string,
): Promise<{ token: string; credential: Credential }> {
  const account = demoAccounts.find((one) => one.tenant === slug && one.name === name);
  const opened = await signIn(slug, name, account?.password ?? "", "seed");
  if (!opened.ok) throw new Error(`the account ${name} of ${slug} does not open`);
  return { token: opened.token, credential: { kind: "session", token: opened.token } };
}

/** Changes the first password as a person would: signed in, through the sign-in's own functions. */
async function choosePassword({ tenant, name, password }: DemoAccountEntry): Promise<void> {
  const first = await signIn(tenant, name, firstPassword, "seed");
  if (first.ok) await changePassword(first.token, firstPassword, password);
  // A run that was cut off may have changed it already; then it must open with the new one.
  const opened = first.ok ? first : await signIn(tenant, name, password, "seed");
  if (!opened.ok) throw new Error(`the account ${name} of ${tenant} does not open`);
  await signOut(opened.token);
}

async function personOf(
  scope: Scope,
  district: District,
  { role, name }: DemoAccountEntry,
): Promise<string> {
  const { actor, tx } = scope;
  const place = await placeOf(scope, district, role, name);
  const duty = await tx.duty.findFirst({
    where: { tenantId: actor.tenantId, role, ...place },
    orderBy: { id: "asc" },
    select: { personId: true },
  });
  if (duty === null) throw new Error(`nobody holds the post of ${name}`);
  return duty.personId;
}

async function placeOf({ actor, tx }: Scope, district: District, role: DutyRole, name: string) {
  const { tenantId } = actor;
  if (role === "dept_clerk" || role === "dept_leader") {
    const key = name === "clerk2" ? secondDepartment : demoDepartment;
    const found = await tx.organization.findFirst({
      where: { tenantId, key },
      select: { id: true },
    });
    return { organizationId: found?.id ?? "" };
  }
  const codes: Readonly<Record<string, string>> = {
    street_secretary: district.street,
    street_dispatcher: name === "twoposts" ? district.secondStreet : district.street,
    community_secretary: district.community,
    grid_worker: district.grid,
  };
  const code = codes[role] ?? `${district.code}000000`;
  const found = await tx.area.findFirst({ where: { tenantId, code }, select: { id: true } });
  return { areaId: found?.id ?? "" };
}
