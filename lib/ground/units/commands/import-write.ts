import "server-only";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import { unlessRefused } from "@/lib/ground/imports/writes";
import { addUnits } from "@/lib/ground/organizations/writes";
import type { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { isHost } from "../rules/facts";
import type { KnownUnit, UnitChange, UnitPlan } from "../rules/import-plan";
import { changeUnit, onlyOnce, sealedContact, unitEvent } from "./record";

interface Written {
  events: EventSpec[];
  /** Rows that were refused though they were judged good, with their reason. */
  refused: RowAdvice[];
}

/**
 * Writes what a plan says, with the events that the same steps have by hand. Hosts come before their tenants. Where
 * something is refused all the same, row by row: the others are written.
 */
export async function writePlan(scope: Scope, { changes }: UnitPlan, by: string): Promise<Written> {
  const hosts = new Map<number, string>();
  const whole = await unlessRefused(scope, async () => {
    const events: EventSpec[] = [];
    for (const change of changes) events.push(...(await write(scope, change, hosts, by)));
    return events;
  });
  if ("done" in whole) return { events: whole.done, refused: [] };
  hosts.clear();
  const written: Written = { events: [], refused: [] };
  for (const change of changes) {
    const { row, line, hostRow } = change;
    if (hostRow !== null && !hosts.has(hostRow)) {
      written.refused.push(refusedRow(row, "host", line.host ?? "", "unitImport.host"));
      continue;
    }
    const one = await unlessRefused(scope, () => write(scope, change, hosts, by));
    if ("done" in one) written.events.push(...one.done);
    else written.refused.push(adviceFor(change, one.refusal));
  }
  return written;
}

async function write(
  scope: Scope,
  change: UnitChange,
  hosts: Map<number, string>,
  by: string,
): Promise<EventSpec[]> {
  const hostId = change.hostId ?? hosts.get(change.hostRow ?? 0) ?? null;
  const { id, events } =
    change.known === null
      ? await enter(scope, change, hostId, by)
      : await edit(scope, change, change.known, hostId);
  hosts.set(change.row, id);
  return events;
}

function adviceFor({ row, line }: UnitChange, refusal: Refusal | null): RowAdvice {
  const code = refusal?.fields["creditCode"];
  return code === undefined
    ? refusedRow(row, "name", line.name, "unitImport.refused")
    : refusedRow(row, "creditCode", line.creditCode ?? "", code);
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
  await onlyOnce(() =>
    tx.unitProfile.createMany({
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
    }),
  );
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
      // What becomes a building is nobody's tenant.
      ...(isHost(change.type) ? { hostId: null } : hostId === null ? {} : { hostId }),
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
