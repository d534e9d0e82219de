import "server-only";
import { isoDay, type IsoDate } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { canKeep } from "@/lib/ground/party/rules/rights";
import type { Scope } from "@/lib/platform/db/scope";

export interface TopicBranchShown {
  id: string;
  /** Null where the branch lies outside of the range of who looks: there is no page to open. */
  partyId: string | null;
  name: string;
}

/** The project branches that work for a topic. One statement. */
export async function branchesOf(
  { actor, tx }: Scope,
  topicId: string,
): Promise<TopicBranchShown[]> {
  const rows = await tx.topicBranch.findMany({
    where: { tenantId: actor.tenantId, topicId, endedAt: null },
    orderBy: [{ namedAt: "asc" }, { id: "asc" }],
    select: { id: true, path: true, partyId: true, partyName: true },
  });
  return rows.map(({ id, path, partyId, partyName: name }) => {
    const within = path >= actor.lo && path < actor.hi;
    return { id, partyId: within ? partyId : null, name };
  });
}

export interface BranchTopics {
  /** Who looks keeps the branch's facts. */
  keeps: boolean;
  /** What it works for. */
  topics: { id: string; version: number; topicId: string; title: string; month: IsoDate }[];
  /** What its secretary may choose: the themes of its place and above, of this month and later. */
  choices: { id: string; title: string; month: IsoDate; area: string }[];
}

/** The topics of a project branch, and for its secretary what may be chosen. Null for everything else. Four statements. */
export async function topicsOfBranch(
  { actor, tx }: Scope,
  partyId: string,
): Promise<BranchTopics | null> {
  const { tenantId } = actor;
  const party = await tx.partyOrganization.findFirst({
    where: { tenantId, id: partyId, form: "project", path: { gte: actor.lo, lt: actor.hi } },
    select: { path: true, closedOn: true },
  });
  if (party === null) return null;
  const rows = await tx.topicBranch.findMany({
    where: { tenantId, partyId, endedAt: null },
    orderBy: [{ namedAt: "desc" }, { id: "desc" }],
    select: { id: true, version: true, topicId: true },
  });
  const named = await tx.monthlyTopic.findMany({
    where: { tenantId, id: { in: rows.map(({ topicId }) => topicId) } },
    select: { id: true, title: true, month: true },
  });
  const month = `${localDate(actor.now, actor.tenant.timeZone).slice(0, 7)}-01`;
  const keeps = party.closedOn === null && canKeep(actor, party).ok;
  const choices = keeps
    ? await tx.monthlyTopic.findMany({
        where: {
          tenantId,
          path: { in: [...ancestors(party.path), party.path] },
          month: { gte: new Date(month) },
          id: { notIn: rows.map(({ topicId }) => topicId) },
        },
        orderBy: [{ month: "asc" }, { path: "asc" }],
        take: 50,
        select: { id: true, title: true, month: true, areaName: true },
      })
    : [];
  return {
    keeps,
    topics: rows.flatMap((row) => {
      const topic = named.find(({ id }) => id === row.topicId);
      return topic === undefined
        ? []
        : [{ ...row, title: topic.title, month: isoDay(topic.month) }];
    }),
    choices: choices.map(({ areaName, ...one }) => ({
      ...one,
      month: isoDay(one.month),
      area: areaName,
    })),
  };
}
