import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";

const shownForMs = 15 * 60_000;

/**
 * Name and phone of the complainant, as long as the actor's own duty has asked for them with a
 * purpose less than a quarter of an hour ago (commands/reveal.ts, reveal-phone.ts); otherwise null.
 * An organization is told the phone and not the name. At most two statements.
 */
export async function disclosedContact(
  { actor, tx }: Scope,
  ticketId: string,
): Promise<{ name: string | null; phone: string | null; until: number } | null> {
  const forOrganization = actor.organizationId !== null;
  const asked = await tx.event.findFirst({
    where: {
      tenantId: actor.tenantId,
      ticketId,
      name: forOrganization ? "assignment.revealed" : "ticket.revealed",
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
    select name_cipher, phone_cipher from sec.reveal(${ticketId}::uuid)`;
  if (row === undefined) return null;
  return {
    name: forOrganization || row.name_cipher === null ? null : decryptField(row.name_cipher),
    phone: row.phone_cipher === null ? null : decryptField(row.phone_cipher),
    until: asked.at.getTime() + shownForMs,
  };
}
