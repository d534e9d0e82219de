import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { councilRoutes } from "../rules/council-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

const turn = z.object({ organizationId: z.uuid(), turnOn: z.iso.date() });
const name = "council.turn_due";

/** A turn to convene, with the names that its texts need. Two statements for a batch. */
export async function turnsDue({ actor, tx }: Scope, events: readonly ToldEvent[]) {
  const due = events.flatMap((event) => {
    const { data } = event.name === name ? turn.safeParse(event.payload) : { data: undefined };
    return data === undefined ? [] : [{ ...event, ...data }];
  });
  if (due.length === 0) return [];
  const { tenantId } = actor;
  const councils = await tx.council.findMany({
    where: { tenantId, id: { in: due.map(({ subjectId }) => subjectId) }, dissolvedOn: null },
    select: { id: true, name: true, path: true },
  });
  const units = await tx.organization.findMany({
    where: { tenantId, id: { in: due.map(({ organizationId }) => organizationId) } },
    select: { id: true, name: true },
  });
  return due.flatMap((event) => {
    const council = councils.find(({ id }) => id === event.subjectId);
    const unit = units.find(({ id }) => id === event.organizationId);
    return council === undefined || unit === undefined ? [] : [{ ...event, council, unit }];
  });
}

/** 轮值: the people of the organization whose turn comes, and the office of the council's place. */
export async function councilNotices(scope: Scope, events: readonly ToldEvent[]) {
  const turns = await turnsDue(scope, events);
  if (turns.length === 0) return [];
  const duties = await dutiesInForce(scope, {
    paths: turns.flatMap(({ council }) => pathsAbove(council.path)),
    organizations: turns.map(({ unit }) => unit.id),
    ids: [],
  });
  const { organization, office } = councilRoutes[name];
  return turns.flatMap(({ seq, at, turnOn, council, unit }) => {
    const slots = { ...noSlots, organization: unit.name, place: council.name, from: turnOn };
    const told = [
      ...duties
        .filter(({ organizationId }) => organizationId === unit.id)
        .map((duty) => ({ duty, kind: organization })),
      ...hostsOf(council.path, duties, "host").map((duty) => ({ duty, kind: office })),
    ];
    return told.map(({ duty, kind }) =>
      noticeTo(
        scope,
        { seq, at },
        { duty, telling: { who: "handler", class: "digest", kind } },
        slots,
      ),
    );
  });
}
