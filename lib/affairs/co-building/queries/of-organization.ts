import { shownMost } from "../rules/shown";
import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { agreementsOf, type AgreementOf } from "./agreements";
import { areaNames } from "./board";
import { dimensionsNow } from "./dimensions";
import {
  needColumns,
  needLine,
  projectColumns,
  projectLine,
  resourceColumns,
  resourceLine,
  type NeedLine,
  type ProjectLine,
  type ResourceLine,
} from "./lines";
import { partiesOf } from "./parties";

/** 单位贡献记录: what an organization offered, claimed and did, line by line and never a number (DOMAIN §11.1). */
export interface OfOrganization {
  needs: NeedLine[];
  resources: ResourceLine[];
  /** What waits for its word first, then the newest. */
  projects: (ProjectLine & { claimed: boolean; waits: boolean })[];
  agreements: AgreementOf[];
  /** Its steps that are done, the newest first. */
  done: { id: string; projectId: string; text: string; on: string; word: string }[];
}

/** Everything an organization does in co-building here, and the names of these places as well. Nine statements. */
export async function ofOrganization(
  scope: Scope,
  organizationId: string,
  also: readonly { areaId: string }[] = [],
): Promise<OfOrganization & { placeOf: (row: { areaId: string }) => string }> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const own = { tenantId, organizationId };
  const today = localDate(actor.now, actor.tenant.timeZone);
  const needs = await tx.coNeed.findMany({
    where: own,
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: shownMost.own,
    select: needColumns,
  });
  const resources = await tx.coResource.findMany({
    where: own,
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: shownMost.own,
    select: resourceColumns,
  });
  const mine = await tx.coParty.findMany({
    where: own,
    orderBy: { id: "desc" },
    take: shownMost.own,
    select: { projectId: true, confirmedAt: true },
  });
  const projects = await tx.coProject.findMany({
    where: { tenantId, id: { in: mine.map(({ projectId }) => projectId) } },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    select: { ...projectColumns, proposerId: true },
  });
  const parties = await partiesOf(
    scope,
    projects.map(({ id }) => id),
  );
  const names = await areaNames(scope, [...needs, ...resources, ...projects, ...also]);
  const sets = await dimensionsNow(scope);
  const steps = await tx.coStep.findMany({
    where: { ...own, doneOn: { not: null } },
    orderBy: [{ doneOn: "desc" }, { id: "desc" }],
    take: shownMost.own,
    select: { id: true, projectId: true, text: true, doneOn: true, doneText: true },
  });
  const placeOf = ({ areaId }: { areaId: string }) => names.get(areaId) ?? "";
  return {
    needs: needs.map((row) => needLine(row, placeOf(row), today)),
    resources: resources.map((row) => resourceLine(row, placeOf(row))),
    projects: projects
      .map((row) => ({
        ...projectLine(row, placeOf(row), parties.get(row.id) ?? [], sets),
        claimed: row.proposerId === organizationId,
        waits:
          row.status === "proposed" &&
          mine.some((one) => one.projectId === row.id && one.confirmedAt === null),
      }))
      .sort((a, b) => Number(b.waits) - Number(a.waits)),
    agreements: await agreementsOf(scope, organizationId),
    done: steps.map(({ doneOn, doneText, ...step }) => ({
      ...step,
      on: doneOn === null ? "" : isoDay(doneOn),
      word: doneText ?? "",
    })),
    placeOf,
  };
}
