import "server-only";
import { keptApart } from "@/lib/affairs/tickets/queries/recusals";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import type { OutboundMessage } from "@/lib/platform/outbox/message";

/** `to` is null when the address cannot be read any more: its key is another one. */
type ClaimedMessage = Omit<OutboundMessage, "to"> & {
  to: string | null;
  channel: string;
  now: number;
};

/** What the worker has claimed, with its addresses; null when it was settled meanwhile. */
export async function outboundMessage(scope: Scope, id: string): Promise<ClaimedMessage | null> {
  const { actor, tx } = scope;
  const row = await tx.delivery.findFirst({
    where: { tenantId: actor.tenantId, id, status: { in: ["pending", "failed"] } },
    select: {
      channel: true,
      personId: true,
      ticketId: true,
      addressCipher: true,
      messageId: true,
      subject: true,
      body: true,
    },
  });
  if (row === null || row.addressCipher === null) return null;
  // Recused since it was claimed: it stays here, and the next claim withdraws it.
  const { ticketId, personId } = row;
  if (ticketId !== null && personId !== null) {
    const kept = await keptApart(scope, [ticketId]);
    if (kept(ticketId, personId)) return null;
  }
  return {
    channel: row.channel,
    messageId: row.messageId,
    to: readable(row.addressCipher),
    subject: row.subject,
    text: row.body,
    now: actor.now,
  };
}

/** Whether anything may leave now: spares the worker an empty change. */
export async function hasDue({ actor, tx }: Scope): Promise<boolean> {
  const due = await tx.delivery.findFirst({
    where: {
      tenantId: actor.tenantId,
      status: { in: ["pending", "failed"] },
      nextTryAt: { lte: new Date(actor.now) },
    },
    select: { id: true },
  });
  return due !== null;
}

function readable(cipher: Uint8Array): string | null {
  try {
    return decryptField(cipher);
  } catch {
    return null;
  }
}
