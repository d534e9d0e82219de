import "server-only";
import { z } from "zod";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { coBuildingRoutes, isCoBuildingFact } from "../rules/co-building-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

const word = z.object({ organizationId: z.uuid(), byOffice: z.boolean() });

/** What somebody has said of an agreement. */
function wordOf({ payload }: ToldEvent) {
  return word.safeParse(payload).data ?? null;
}

/** 共建协议: the secretary of its place, of what the other side has said and before it ends. Three statements for a batch. */
export async function coBuildingNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  // Its own word needs no telling.
  const told = events.flatMap((event) =>
    isCoBuildingFact(event.name) && wordOf(event)?.byOffice !== true
      ? [{ ...event, kind: coBuildingRoutes[event.name], by: wordOf(event) }]
      : [],
  );
  if (told.length === 0) return [];
  const agreements = await tx.coAgreement.findMany({
    where: { tenantId, id: { in: told.map(({ subjectId }) => subjectId) } },
    select: { id: true, path: true, title: true, endsOn: true },
  });
  const units = await tx.organization.findMany({
    where: { tenantId, id: { in: told.flatMap(({ by }) => by?.organizationId ?? []) } },
    select: { id: true, name: true },
  });
  const duties = await dutiesInForce(scope, {
    paths: agreements.flatMap(({ path }) => pathsAbove(path)),
    organizations: [],
    ids: [],
  });
  return told.flatMap(({ seq, at, kind, by, subjectId }) => {
    const agreement = agreements.find(({ id }) => id === subjectId);
    if (agreement === undefined) return [];
    const slots = {
      ...noSlots,
      category: agreement.title,
      organization: units.find(({ id }) => id === by?.organizationId)?.name ?? "",
      due: isoDay(agreement.endsOn),
    };
    const telling = { who: "handler", class: "digest", kind } as const;
    return hostsOf(agreement.path, duties, "host").map((duty) =>
      noticeTo(scope, { seq, at }, { duty, telling }, slots),
    );
  });
}

/** Which units are asked for their word, because the place has given its own. Two statements. */
export async function unitsAsked({ actor, tx }: Scope, events: readonly ToldEvent[]) {
  const { tenantId } = actor;
  const sent = events.filter(
    (event) => event.name === "co.agreement_confirmed" && wordOf(event)?.byOffice === true,
  );
  if (sent.length === 0) return [];
  const agreements = await tx.coAgreement.findMany({
    where: { tenantId, id: { in: sent.map(({ subjectId }) => subjectId) }, status: "draft" },
    select: { id: true, title: true },
  });
  const sides = await tx.coSigner.findMany({
    where: {
      tenantId,
      agreementId: { in: agreements.map(({ id }) => id) },
      isOffice: false,
      confirmedAt: null,
    },
    select: { id: true, agreementId: true, organizationId: true },
  });
  return sent.flatMap(({ seq, subjectId }) => {
    const agreement = agreements.find(({ id }) => id === subjectId);
    if (agreement === undefined) return [];
    return sides
      .filter(({ agreementId }) => agreementId === subjectId)
      .map(({ id, organizationId }) => ({
        key: `${id}:${String(seq)}`,
        kind: "agreement" as const,
        organization: organizationId,
        values: { title: agreement.title },
      }));
  });
}
