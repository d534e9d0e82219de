import "server-only";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { pledgeTemplates } from "../data/pledge-templates";
import { cursorOf, cut, pageSize } from "./page";
import { pledgeStatusOf, type PledgeStatus } from "../rules/pledges";
import { membersShown } from "./members-shown";

export interface PledgeTemplateShown {
  id: string;
  title: string;
  text: string;
  version: number;
}

export interface PledgeShown {
  id: string;
  version: number;
  post: string;
  text: string;
  /** SHA-256 of the text, in hexadecimal digits. */
  hash: string;
  fromDay: string;
  toDay: string;
  status: PledgeStatus;
  confirmedAt: string;
  fulfilledAt: string | null;
  fulfilledText: string | null;
  review: string | null;
  reviewedBy: string | null;
}

/** The member's own pledges, the templates of the community, and what is shown of the member. */
export async function myPledges(scope: Scope) {
  const { actor, tx } = scope;
  const rows = await tx.pledge.findMany({
    where: { tenantId: actor.tenantId, memberId: actor.personId ?? "" },
    orderBy: [{ confirmedAt: "desc" }, { id: "desc" }],
    take: pageSize,
    select: pledgeColumns,
  });
  const consents = await tx.consent.findMany({
    where: {
      tenantId: actor.tenantId,
      memberId: actor.personId ?? "",
      withdrawnAt: null,
      purpose: { in: ["pledge_public", "public_name"] },
    },
    select: { purpose: true },
  });
  const agreed = (purpose: string) => consents.some((one) => one.purpose === purpose);
  return {
    now: new Date(actor.now).toISOString(),
    pledges: rows.map(pledgeOf),
    templates: await templatesOf(scope),
    isShown: agreed("pledge_public"),
    isNamed: agreed("pledge_public") && agreed("public_name"),
  };
}

/** Templates in force of the actor's community, or the usual ones where it has none. */
export async function templatesOf({ actor, tx }: Scope): Promise<PledgeTemplateShown[]> {
  const rows = await tx.pledgeTemplate.findMany({
    where: { tenantId: actor.tenantId, path: actor.lo, retiredAt: null },
    orderBy: { id: "asc" },
    select: { id: true, title: true, text: true, version: true },
  });
  return rows.length > 0 ? rows : pledgeTemplates.map((one) => ({ ...one, version: 0 }));
}

export interface PledgeLine extends PledgeShown {
  member: { name: string; unit: string };
}

/** Pledges of the actor's range, the newest first; who said that it is done waits for a word. */
export async function pledgePage(
  scope: Scope,
  filter: { status?: PledgeStatus | undefined; before?: string | undefined },
) {
  const { actor, tx } = scope;
  const last = cursorOf(filter.before);
  const rows = await tx.pledge.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      status: filter.status ?? { not: "withdrawn" },
      ...(last === null
        ? {}
        : {
            OR: [{ confirmedAt: { lt: last.at } }, { confirmedAt: last.at, id: { lt: last.id } }],
          }),
    },
    orderBy: [{ confirmedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: { ...pledgeColumns, memberId: true },
  });
  const { shown, before } = cut(rows, ({ confirmedAt, id }) => ({ at: confirmedAt, id }));
  const members = await membersShown(
    scope,
    shown.map(({ memberId }) => memberId),
  );
  return {
    now: new Date(actor.now).toISOString(),
    before,
    lines: shown.map((row): PledgeLine => ({ ...pledgeOf(row), member: members(row.memberId) })),
  };
}

export interface PublicPledge {
  id: string;
  post: string;
  text: string;
  fromDay: string;
  toDay: string;
  fulfilled: boolean;
  /** Only with the member's consent. */
  who: { name: string; unit: string } | null;
}

/** What visitors may read of a community's pledges: consented ones, named only where agreed. */
export async function publicPledges({ tx }: Scope, areaId: string): Promise<PublicPledge[]> {
  const rows = await tx.$queryRaw<PublicRow[]>`
    select id, post, text, from_day as "fromDay", to_day as "toDay", status,
      unit_name as "unitName", name_cipher as "nameCipher"
    from sec.public_pledges(${areaId}::uuid)`;
  return rows.map(({ nameCipher, unitName, status, ...row }) => ({
    ...row,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    fulfilled: status === "fulfilled",
    who:
      nameCipher === null || unitName === null
        ? null
        : { name: decryptField(nameCipher), unit: unitName },
  }));
}

interface PublicRow {
  id: string;
  post: string;
  text: string;
  fromDay: Date;
  toDay: Date;
  status: string;
  unitName: string | null;
  nameCipher: Uint8Array | null;
}

const pledgeColumns = {
  id: true,
  version: true,
  post: true,
  text: true,
  textHash: true,
  fromDay: true,
  toDay: true,
  status: true,
  confirmedAt: true,
  fulfilledAt: true,
  fulfilledText: true,
  review: true,
  reviewedBy: true,
} as const;

function pledgeOf(row: {
  id: string;
  version: number;
  post: string;
  text: string;
  textHash: Uint8Array;
  fromDay: Date;
  toDay: Date;
  status: string;
  confirmedAt: Date;
  fulfilledAt: Date | null;
  fulfilledText: string | null;
  review: string | null;
  reviewedBy: string | null;
}): PledgeShown {
  const { id, version, post, text, fulfilledText, review, reviewedBy } = row;
  return {
    id,
    version,
    post,
    text,
    fulfilledText,
    review,
    reviewedBy,
    hash: Buffer.from(row.textHash).toString("hex"),
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    status: pledgeStatusOf(row.status),
    confirmedAt: row.confirmedAt.toISOString(),
    fulfilledAt: row.fulfilledAt?.toISOString() ?? null,
  };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
