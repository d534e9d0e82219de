import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate, localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import type { RecordKind } from "../rules/agreements";

const t = messages(words);

export interface RecordOf {
  id: string;
  organizationId: string;
  kind: RecordKind;
  title: string;
  on: string;
}

const most = 50;

/**
 * What is on record of some organizations within the days of an agreement, with which a commitment can be ticked off:
 * projects that are done, their own steps that are done, times of their resources that were used, wishes and orders that
 * they took and that the community has confirmed. Six statements.
 */
export async function recordsOf(
  scope: Scope,
  organizationIds: readonly string[],
  { startsOn, endsOn }: { startsOn: Date; endsOn: Date },
): Promise<RecordOf[]> {
  const ids = [...organizationIds];
  const days = { gte: startsOn, lte: endsOn };
  return [
    ...(await workDone(scope, ids, days)),
    ...(await timesUsed(scope, ids, days)),
    ...(await requestsDone(scope, ids, days)),
  ].sort((a, b) => (a.on < b.on ? 1 : -1));
}

interface Days {
  gte: Date;
  lte: Date;
}

/** Projects that are done, and the steps that each of them has done in any of its projects. Three statements. */
async function workDone({ actor, tx }: Scope, ids: string[], { gte, lte }: Days) {
  const { tenantId } = actor;
  const parties = await tx.coParty.findMany({
    where: { tenantId, organizationId: { in: ids } },
    orderBy: { id: "desc" },
    take: 500,
    select: { projectId: true, organizationId: true },
  });
  const projects = await tx.coProject.findMany({
    where: { tenantId, id: { in: parties.map(({ projectId }) => projectId) } },
    select: { id: true, title: true, status: true, settledOn: true },
  });
  const steps = await tx.coStep.findMany({
    where: { tenantId, organizationId: { in: ids }, doneOn: { gte, lte } },
    orderBy: [{ doneOn: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, projectId: true, organizationId: true, text: true, doneOn: true },
  });
  const byId = new Map(projects.map((one) => [one.id, one]));
  return [
    ...parties.flatMap(({ projectId: id, organizationId }): RecordOf[] => {
      const { title = "", status, settledOn: on = null } = byId.get(id) ?? {};
      if (status !== "finished" || on === null || on < gte || on > lte) return [];
      return [{ id, organizationId, title, kind: "project", on: isoDay(on) }];
    }),
    ...steps.flatMap(({ id, projectId, organizationId, text, doneOn: on }): RecordOf[] => {
      if (on === null) return [];
      const title = t("record.of", { project: byId.get(projectId)?.title ?? "", text });
      return [{ id, organizationId, title, kind: "step", on: isoDay(on) }];
    }),
  ];
}

/** Times of their resources that somebody else has had; a time that is given back is no record. */
async function timesUsed({ actor, tx }: Scope, ids: string[], { gte, lte }: Days) {
  const { tenantId, tenant, now, lo, hi } = actor;
  const from = new Date(localInstant(`${isoDay(gte)}T00:00`, tenant.timeZone));
  const resources = await tx.coResource.findMany({
    where: { tenantId, organizationId: { in: ids }, bookable: true, path: { gte: lo, lt: hi } },
    take: 200,
    select: { id: true, organizationId: true, title: true },
  });
  const byId = new Map(resources.map((one) => [one.id, one]));
  const used = await tx.claim.findMany({
    where: {
      tenantId,
      kind: "resource",
      status: "held",
      subjectId: { in: [...byId.keys()] },
      startsAt: { gte: from },
      endsAt: { lt: new Date(now) },
    },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, subjectId: true, startsAt: true, organizationId: true },
  });
  return used.flatMap(({ id, subjectId, startsAt, organizationId: by }): RecordOf[] => {
    const resource = byId.get(subjectId);
    if (startsAt === null || resource === undefined || resource.organizationId === by) return [];
    const on = localDate(startsAt.getTime(), tenant.timeZone);
    const { organizationId, title } = resource;
    return on > isoDay(lte) ? [] : [{ id, organizationId, title, kind: "booking", on }];
  });
}

/** 微心愿和点单 under the words that were published. */
async function requestsDone({ actor, tx }: Scope, ids: string[], { gte, lte }: Days) {
  const { tenantId, tenant, lo, hi } = actor;
  const from = new Date(localInstant(`${isoDay(gte)}T00:00`, tenant.timeZone));
  const rows = await tx.serviceRequest.findMany({
    where: {
      tenantId,
      takerOrganizationId: { in: ids },
      path: { gte: lo, lt: hi },
      doneAt: { gte: from },
      confirmedAt: { not: null },
    },
    orderBy: [{ doneAt: "desc" }, { id: "desc" }],
    take: most,
    select: {
      id: true,
      number: true,
      publicTitle: true,
      itemTitle: true,
      takerOrganizationId: true,
      doneAt: true,
    },
  });
  return rows.flatMap(({ id, takerOrganizationId: organizationId, doneAt, ...row }): RecordOf[] => {
    if (organizationId === null || doneAt === null) return [];
    const on = localDate(doneAt.getTime(), tenant.timeZone);
    const title = row.publicTitle ?? row.itemTitle ?? row.number;
    return on > isoDay(lte) ? [] : [{ id, organizationId, title, kind: "service", on }];
  });
}
