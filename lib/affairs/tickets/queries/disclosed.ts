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
  /** When the duty asked last, for who has read the history already. */
  known?: Date | null,
): Promise<{ name: string | null; phone: string | null; until: number } | null> {
  const forOrganization = actor.organizationId !== null;
  const asked = known === undefined ? await lastAsked({ actor, tx }, ticketId) : known;
  if (asked === null || asked.getTime() <= actor.now - shownForMs) return null;
  const [row] = await tx.$queryRaw<
    { name_cipher: Uint8Array | null; phone_cipher: Uint8Array | null }[]
  >`
    select name_cipher, phone_cipher from sec.reveal(${ticketId}::uuid)`;
  if (row === undefined) return null;
  return {
    name: forOrganization || row.name_cipher === null ? null : decryptField(row.name_cipher),
    phone: row.phone_cipher === null ? null : decryptField(row.phone_cipher),
    until: asked.getTime() + shownForMs,
  };
}

/** The fact that stands for the asking, by the side that asks. */
export function revealedEvent({ organizationId }: { organizationId: string | null }) {
  return organizationId === null ? "ticket.revealed" : "assignment.revealed";
}

async function lastAsked({ actor, tx }: Scope, ticketId: string): Promise<Date | null> {
  const asked = await tx.event.findFirst({
    where: {
      tenantId: actor.tenantId,
      ticketId,
      name: revealedEvent(actor),
      actorDutyId: actor.dutyId,
      at: { gt: new Date(actor.now - shownForMs) },
    },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  return asked?.at ?? null;
}
