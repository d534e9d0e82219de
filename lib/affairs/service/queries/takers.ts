import "server-only";
import words from "../messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";
import type { Scope } from "@/lib/platform/db/scope";

const t = messages(words);

interface Who {
  memberId: string | null;
  organizationId: string | null;
}

/** The members (masked, as in every list) and units of these rows, in the same order. Two statements. */
export async function takersNamed({ actor, tx }: Scope, rows: readonly Who[]): Promise<string[]> {
  const memberIds = rows.flatMap(({ memberId }) => memberId ?? []);
  const unitIds = rows.flatMap(({ organizationId }) => organizationId ?? []);
  const members =
    memberIds.length === 0
      ? []
      : await tx.member.findMany({
          where: { tenantId: actor.tenantId, id: { in: memberIds } },
          select: { id: true, nameMasked: true, unitName: true },
        });
  const units =
    unitIds.length === 0
      ? []
      : await tx.organization.findMany({
          where: { tenantId: actor.tenantId, id: { in: unitIds } },
          select: { id: true, shortName: true },
        });
  return rows.map(({ memberId, organizationId }) => {
    const member = members.find(({ id }) => id === memberId);
    if (member !== undefined) return memberName(member.nameMasked, member.unitName);
    return units.find(({ id }) => id === organizationId)?.shortName ?? "";
  });
}

export interface TakerChoice {
  id: string;
  name: string;
  /** What of the request fits. */
  skills: string[];
  times: string[];
}

const choicesMax = 60;

/**
 * Whom the community could ask: members whose check-in is in force here, those first whose skills and
 * times fit, and the units that have reported here. Three statements.
 */
export async function takerChoices(
  { actor, tx }: Scope,
  need: { path: string; skills: readonly string[]; times: readonly string[] },
): Promise<{ members: TakerChoice[]; units: { id: string; name: string }[] }> {
  const within = {
    tenantId: actor.tenantId,
    status: "active",
    path: { gte: actor.lo, lt: actor.hi },
  };
  const checkIns = await tx.memberCheckIn.findMany({
    where: within,
    take: 500,
    select: { memberId: true },
  });
  const members = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: checkIns.map(({ memberId }) => memberId) } },
    select: { id: true, nameMasked: true, unitName: true, skills: true, times: true },
  });
  const units = await tx.unitCheckIn.findMany({
    where: within,
    take: choicesMax,
    orderBy: { unitName: "asc" },
    select: { organizationId: true, unitName: true },
  });
  return {
    members: members
      .map(({ id, nameMasked, unitName, skills, times }) => ({
        id,
        name: memberName(nameMasked, unitName),
        skills: need.skills.filter((one) => skills.includes(one)),
        times: need.times.filter((one) => times.includes(one)),
      }))
      .sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1))
      .slice(0, choicesMax),
    units: units.flatMap(({ organizationId, unitName }) =>
      organizationId === null ? [] : { id: organizationId, name: unitName },
    ),
  };
}

function memberName(name: string, unit: string): string {
  return t("wish.member", { name, unit });
}

function weight({ skills, times }: TakerChoice): number {
  return skills.length * 2 + times.length;
}
