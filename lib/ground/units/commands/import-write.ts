import "server-only";
import { addUnits } from "@/lib/ground/organizations/writes";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { KnownUnit, UnitChange, UnitPlan } from "../rules/import-plan";
import { changeUnit, sealedContact, unitEvent } from "./record";

/** Writes what a plan says, with the events that the same steps have by hand. Hosts come before their tenants. */
export async function writePlan(
  scope: Scope,
  { changes }: UnitPlan,
  by: string,
): Promise<EventSpec[]> {
  const events: EventSpec[] = [];
  const hosts = new Map<string, string>();
  for (const change of changes) {
    const hostId = change.hostId ?? hosts.get(change.hostName ?? "") ?? null;
    const { id, events: own } =
      change.known === null
        ? await enter(scope, change, hostId, by)
        : await edit(scope, change, change.known, hostId);
    hosts.set(change.line.name, id);
    events.push(...own);
  }
  return events;
}

async function enter(
  scope: Scope,
  change: UnitChange,
  hostId: string | null,
  by: string,
): Promise<{ id: string; events: EventSpec[] }> {
  const { actor, tx } = scope;
  const { line, place, organizationId } = change;
  const added =
    organizationId === null
      ? await addUnits(scope, { areaId: place.id, path: place.path }, [
          { name: line.name, kind: null },
        ])
      : null;
  const id = organizationId ?? added?.ids.get(line.name);
  if (id === undefined) throw new Error("a unit of the plan was not entered");
  await tx.unitProfile.createMany({
    data: [
      {
        ...factsOf(change),
        ...contactOf(change),
        tenantId: actor.tenantId,
        id,
        path: place.path,
        areaId: place.id,
        hostId,
        premises: line.premises !== "no",
        enteredAt: new Date(actor.now),
        enteredBy: by,
      },
    ],
  });
  const about = { type: change.type, known: organizationId !== null };
  const event = unitEvent("units.entered", { id, path: place.path, version: 1 }, about);
  return { id, events: [...(added?.events ?? []), event] };
}

async function edit(
  scope: Scope,
  change: UnitChange,
  { id, version, path }: KnownUnit,
  hostId: string | null,
): Promise<{ id: string; events: EventSpec[] }> {
  const { line } = change;
  const moved = await changeUnit(
    scope,
    { id, version },
    {
      ...factsOf(change),
      ...contactOf(change),
      ...(hostId === null ? {} : { hostId }),
      ...(line.premises === null ? {} : { premises: line.premises === "yes" }),
    },
  );
  const about = { type: change.type, operating: line.operating === "yes" };
  return { id, events: [unitEvent("units.edited", { id, path, version: moved }, about)] };
}

/** What is said in a row; an empty cell leaves what is there. */
function factsOf({ line, type, known }: UnitChange) {
  const { lookedOn, staff, staffOn, creditCode, address } = line;
  return {
    type,
    operating: line.operating === "yes",
    lookedOn: new Date(lookedOn ?? known?.lookedOn ?? 0),
    ...(staff === null || staffOn === null ? {} : { staff, staffOn: new Date(staffOn) }),
    ...(creditCode === null ? {} : { creditCode }),
    ...(address === null ? {} : { address }),
  };
}

/** Who is named already is not written over by a file. */
function contactOf({ line: { contactName, contactPhone }, known }: UnitChange) {
  return contactName === null || known?.contact === true
    ? {}
    : sealedContact({ contactName, contactPhone: contactPhone ?? undefined });
}
