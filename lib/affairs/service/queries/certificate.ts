import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";

export interface Certificate {
  name: string;
  unit: string;
  community: string;
  district: string;
  issuedAt: string;
  minutes: number;
  lines: {
    id: string;
    title: string;
    place: string;
    startsAt: string;
    endsAt: string;
    minutes: number;
    confirmedBy: string;
  }[];
}

/**
 * 志愿服务记录证明 (志愿服务条例 art. 19: truthful, free, whenever it is asked for): the member's own
 * confirmed entries and nothing else. No comparison with anybody (DOMAIN §11.1, N2).
 */
export async function certificateOf({ actor, tx }: Scope): Promise<Certificate | null> {
  const { tenantId } = actor;
  const memberId = actor.personId ?? "";
  const member = await tx.member.findFirst({
    where: { tenantId, id: memberId },
    select: { nameMasked: true, unitName: true },
  });
  if (member === null) return null;
  const [revealed] = await tx.$queryRaw<{ name_cipher: Uint8Array | null }[]>`
    select name_cipher from sec.reveal_member(${memberId}::uuid)`;
  const cipher = revealed?.name_cipher ?? null;
  const rows = await tx.serviceRecord.findMany({
    where: { tenantId, memberId, status: "confirmed" },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      place: true,
      startsAt: true,
      endsAt: true,
      minutes: true,
      decidedBy: true,
    },
  });
  return {
    name: cipher === null ? member.nameMasked : decryptField(cipher),
    unit: member.unitName,
    community: actor.scopeName,
    district: actor.tenant.name,
    issuedAt: new Date(actor.now).toISOString(),
    minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
    lines: rows.map(({ decidedBy, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      confirmedBy: decidedBy ?? "",
    })),
  };
}
