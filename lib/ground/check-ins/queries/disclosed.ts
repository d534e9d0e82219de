import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import type { CheckInEvent } from "../events";

const shownForMs = 15 * 60_000;

interface Ciphers {
  name_cipher: Uint8Array | null;
  phone_cipher: Uint8Array | null;
}

export interface Contact {
  name: string | null;
  phone: string | null;
}

/** A contact that was asked for with a purpose, and until when it is shown. */
export type Disclosed = Contact & { until: string };

/** Name and phone of a member, while the own duty has asked for them less than a quarter of an hour ago. */
export async function disclosedMember(
  scope: Scope,
  checkIn: { id: string; memberId: string },
): Promise<Disclosed | null> {
  const asked = await lastAsked(scope, "checkIn.revealed", checkIn.id);
  if (asked === null) return null;
  const [row] = await scope.tx.$queryRaw<Ciphers[]>`
    select name_cipher, phone_cipher from sec.reveal_member(${checkIn.memberId}::uuid)`;
  return row === undefined ? null : { ...readable(row), until: untilOf(asked) };
}

/** The same for the liaison officer of a unit. */
export async function disclosedLiaison(scope: Scope, id: string): Promise<Disclosed | null> {
  const asked = await lastAsked(scope, "unit.revealed", id);
  if (asked === null) return null;
  const [row] = await scope.tx.$queryRaw<Ciphers[]>`
    select name_cipher, phone_cipher from sec.reveal_liaison(${id}::uuid)`;
  return row === undefined ? null : { ...readable(row), until: untilOf(asked) };
}

/** The member's own name and phone. */
export async function ownContact({ actor, tx }: Scope): Promise<Contact> {
  const [row] = await tx.$queryRaw<Ciphers[]>`
    select name_cipher, phone_cipher from sec.reveal_member(${actor.personId}::uuid)`;
  return row === undefined ? { name: null, phone: null } : readable(row);
}

function readable({ name_cipher: name, phone_cipher: phone }: Ciphers): Contact {
  return {
    name: name === null ? null : decryptField(name),
    phone: phone === null ? null : decryptField(phone),
  };
}

function untilOf(asked: Date): string {
  return new Date(asked.getTime() + shownForMs).toISOString();
}

async function lastAsked(
  { actor, tx }: Scope,
  name: CheckInEvent,
  subjectId: string,
): Promise<Date | null> {
  const row = await tx.event.findFirst({
    where: {
      tenantId: actor.tenantId,
      path: actor.lo,
      name,
      subjectId,
      actorDutyId: actor.dutyId,
      at: { gt: new Date(actor.now - shownForMs) },
    },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  return row?.at ?? null;
}
