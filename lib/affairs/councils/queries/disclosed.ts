import "server-only";
import { z } from "zod";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import type { CouncilEvent } from "../events";

const shownForMs = 15 * 60_000;
const about = z.object({ holderId: z.uuid() });

/** A phone that was asked for with a purpose, and until when it is shown. */
export interface DisclosedPhone {
  phone: string;
  until: string;
}

/** By holder: the phones of this council that the own duty has asked for less than a quarter of an hour ago. */
export async function disclosedPhones(
  { actor, tx }: Scope,
  councilId: string,
): Promise<ReadonlyMap<string, DisclosedPhone>> {
  const name: CouncilEvent = "council.revealed";
  const asked = await tx.event.findMany({
    where: {
      tenantId: actor.tenantId,
      path: actor.lo,
      name,
      subjectId: councilId,
      actorDutyId: actor.dutyId,
      at: { gt: new Date(actor.now - shownForMs) },
    },
    orderBy: { seq: "asc" },
    select: { at: true, payload: true },
  });
  const at = new Map(asked.map((one) => [about.parse(one.payload).holderId, one.at]));
  const shown = new Map<string, DisclosedPhone>();
  if (at.size === 0) return shown;
  const rows = await tx.$queryRaw<{ id: string; phone_cipher: Uint8Array | null }[]>`
    select h.id::text as id, r.phone_cipher
    from unnest(${[...at.keys()]}::uuid[]) h (id), lateral sec.reveal_seat_holder(h.id) r`;
  for (const { id, phone_cipher: cipher } of rows) {
    const time = at.get(id);
    if (cipher === null || time === undefined) continue;
    const until = new Date(time.getTime() + shownForMs).toISOString();
    shown.set(id, { phone: decryptField(cipher), until });
  }
  return shown;
}
