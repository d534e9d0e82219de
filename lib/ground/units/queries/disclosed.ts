import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnitEvent } from "../events";

const shownForMs = 15 * 60_000;

/** Whom a unit has named, and until when that is shown. */
export interface DisclosedContact {
  name: string;
  phone: string | null;
  until: string;
}

/** While the own duty has asked for it less than a quarter of an hour ago. At most two statements. */
export async function disclosedContact(
  { actor, tx }: Scope,
  { id, path }: { id: string; path: string },
): Promise<DisclosedContact | null> {
  const name: UnitEvent = "units.revealed";
  const asked = await tx.event.findFirst({
    where: {
      tenantId: actor.tenantId,
      path,
      name,
      subjectId: id,
      actorDutyId: actor.dutyId,
      at: { gt: new Date(actor.now - shownForMs) },
    },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  if (asked === null) return null;
  const [row] = await tx.$queryRaw<
    { name_cipher: Uint8Array | null; phone_cipher: Uint8Array | null }[]
  >`
    select name_cipher, phone_cipher from sec.reveal_unit_contact(${id}::uuid)`;
  const cipher = row?.name_cipher ?? null;
  if (row === undefined || cipher === null) return null;
  return {
    name: decryptField(cipher),
    phone: row.phone_cipher === null ? null : decryptField(row.phone_cipher),
    until: new Date(asked.at.getTime() + shownForMs).toISOString(),
  };
}
