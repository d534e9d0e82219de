import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Opens name and phone of one complainant to the actor's duty, for a purpose, on record. Nothing
 * of them is in the result: queries/disclosed.ts shows them on the page for a quarter of an hour,
 * so that they are stored nowhere a second time.
 */
export async function disclose(
  { actor, tx }: Scope,
  name: string,
  ticketId: string,
  purpose: string,
): Promise<void> {
  const [contact] = await tx.$queryRaw<{ known: boolean }[]>`
    select coalesce(r.phone_cipher, r.name_cipher) is not null as known
    from sec.reveal(${ticketId}::uuid) r`;
  if (contact?.known !== true) throw new Refusal("forbidden", "refusal.noContact");
  await tx.audit.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      at: new Date(actor.now),
      path: actor.lo,
      kind: "reveal",
      command: name,
      subjectId: ticketId,
      actorKind: "",
      actorName: "",
      detail: { purpose },
      requestId: "",
    },
  });
}
