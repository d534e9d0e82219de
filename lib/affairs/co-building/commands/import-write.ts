import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import words from "../messages/zh-CN.json";
import type { ProjectChange, ResourceChange, Sharer } from "../rules/import-plan";
import { coEvent, todayOf } from "./record";

/** Writes the resources of a plan, with the events that the same step has by hand. */
export async function writeResources(
  { actor, tx }: Scope,
  changes: readonly ResourceChange[],
  by: string,
): Promise<EventSpec[]> {
  const placed = changes.map((change) => ({ ...change, id: newId() }));
  await tx.coResource.createMany({
    data: placed.map(({ id, line, kind, place, sharer }) => ({
      ...entered(actor, place),
      id,
      kind,
      title: line.title,
      detail: line.detail,
      organizationId: sharer.id,
      organizationName: shortName(sharer),
      available: line.available,
      capacity: line.capacity,
      amountFen: line.amount === null ? null : BigInt(line.amount),
      contact: line.contact,
      bookable: line.bookable === "yes",
      enteredAt: new Date(actor.now),
      enteredBy: by,
    })),
  });
  return placed.map(({ id, kind, place, sharer }) =>
    coEvent(
      "co.resource_entered",
      { id, path: place.path, version: 1 },
      { kind, organizationId: sharer.id },
    ),
  );
}

/** Writes the projects of a plan. Each stands by its paper, which is told where else a party's own word would be. */
export async function writeProjects(
  scope: Scope,
  changes: readonly ProjectChange[],
  by: string,
): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const placed = changes.map((change) => ({ ...change, id: newId() }));
  const today = todayOf(scope);
  await tx.coProject.createMany({
    data: placed.map(({ id, line, place, pairing, tags, parties, status, startsOn, endsOn }) => ({
      ...entered(actor, place),
      id,
      title: line.title,
      goal: line.goal,
      pairing,
      tags,
      proposerId: parties[0]?.id ?? "",
      status,
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      result: line.result,
      settledOn: status === "finished" ? new Date(endsOn < today ? endsOn : today) : null,
      proposedAt: new Date(actor.now),
      proposedBy: by,
    })),
  });
  await tx.coParty.createMany({
    data: placed.flatMap(({ id, line, parties }) =>
      parties.map((party, turn) => ({
        tenantId: actor.tenantId,
        id: newId(),
        projectId: id,
        path: party.path,
        organizationId: party.id,
        organizationName: shortName(party),
        leads: turn === 0,
        confirmedAt: new Date(actor.now),
        confirmedBy: words["projectImport.byPaper"].replace("{document}", line.document),
      })),
    ),
  });
  return placed.map(({ id, place, parties, status }) =>
    coEvent(
      "co.project_taken_over",
      { id, path: place.path, version: 1 },
      { status, parties: parties.map((one) => one.id) },
    ),
  );
}

function entered(
  { tenantId }: Scope["actor"],
  { path, id, level }: { path: string; id: string; level: string },
) {
  return { tenantId, path, areaId: id, level };
}

function shortName({ name }: Sharer): string {
  return Array.from(name).slice(0, 60).join("");
}
