import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { PersonEvent } from "../events";

export async function findPerson({ actor, tx }: Scope, input: { id: string; version?: number }) {
  const person = await tx.person.findFirst({
    where: { tenantId: actor.tenantId, id: input.id },
    select: { id: true, name: true, path: true, organizationId: true, version: true },
  });
  if (person === null) return null;
  if ((input.version ?? person.version) !== person.version) refuseChanged();
  // Only administrators may ask, and only they are let any further.
  if (actor.role !== "system_admin") return { ...person, reachesBeyond: false };
  const rows = await tx.$queryRaw<{ beyond: boolean }[]>`
    select sec.reaches_beyond(${person.id}::uuid) as beyond`;
  return { ...person, reachesBeyond: rows[0]?.beyond !== false };
}

/** The account of a person of the own range; null when there is none. */
export async function accountOf({ tx }: Scope, personId: string) {
  const rows = await tx.$queryRaw<{ login_name: string; disabled: boolean }[]>`
    select login_name, disabled from sec.accounts(array[${personId}::uuid])`;
  return rows[0] ?? null;
}

/** Which of these login names somebody of the district has already. */
export async function takenLogins(
  { tx }: Scope,
  logins: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ login: string }[]>`
    select sec.login_taken(${[...logins]}::text[]) as login`;
  return new Set(rows.map((row) => row.login));
}

export async function requireFreeLogin(scope: Scope, login: string): Promise<void> {
  if ((await takenLogins(scope, [login])).size === 0) return;
  throw new Refusal("invalid", "refusal.invalid", {
    fields: { login: "people.fault.loginTaken" },
  });
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "admin.refusal.changed");
}

export function todayText({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

export function personEvent(
  name: PersonEvent,
  personId: string,
  more: Partial<EventSpec> = {},
): EventSpec {
  return { name, subjectId: personId, ...more };
}
