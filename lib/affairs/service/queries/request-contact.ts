import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";

const shownForMs = 15 * 60_000;

export interface ShownContact {
  name: string | null;
  phone: string | null;
  address: string | null;
  text: string;
  until: string;
}

/**
 * Who asks and in which words, as long as the actor has asked for it with a purpose less than a quarter
 * of an hour ago (commands/reveal-request.ts); otherwise null.
 */
export async function shownContact(
  { actor, tx }: Scope,
  request: { id: string; contactShownTo: string | null; contactShownAt: Date | null },
): Promise<ShownContact | null> {
  const { contactShownTo, contactShownAt } = request;
  const me = actor.role === "liaison" ? actor.organizationId : (actor.dutyId ?? actor.personId);
  if (contactShownAt === null || contactShownTo === null || contactShownTo !== me) return null;
  const until = contactShownAt.getTime() + shownForMs;
  if (until <= actor.now) return null;
  const [row] = await tx.$queryRaw<
    {
      name_cipher: Uint8Array | null;
      phone_cipher: Uint8Array | null;
      address_cipher: Uint8Array | null;
      text: string;
    }[]
  >`select name_cipher, phone_cipher, address_cipher, text from sec.reveal_request(${request.id}::uuid)`;
  if (row === undefined) return null;
  return {
    name: plain(row.name_cipher),
    phone: plain(row.phone_cipher),
    address: plain(row.address_cipher),
    text: row.text,
    until: new Date(until).toISOString(),
  };
}

function plain(cipher: Uint8Array | null): string | null {
  return cipher === null ? null : decryptField(cipher);
}
