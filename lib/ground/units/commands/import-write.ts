import "server-only";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import { unlessRefused } from "@/lib/ground/imports/writes";
import { addUnits } from "@/lib/ground/organizations/writes";
import { newId } from "@/lib/platform/core/id";
import type { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { isHost } from "../rules/facts";
import type { KnownUnit, UnitChange, UnitPlan } from "../rules/import-plan";
import { refuseChanged } from "./find";
import { onlyOnce, sealedContact, unitEvent } from "./record";

interface Written {
  events: EventSpec[];
  /** Rows that were refused though they were judged good, with their reason. */
  refused: RowAdvice[];
}

/**
 * Writes what a plan says, with the events that the same steps have by hand: as many statements for many rows as for
 * one. Where something is refused all the same, row by row: the others are written.
 */
export async function writePlan(scope: Scope, { changes }: UnitPlan, by: string): Promise<Written> {
  const hosts = new Map<number, string>();
  const whole = await unlessRefused(scope, () => write(scope, changes, hosts, by));
  if ("done" in whole) return { events: whole.done, refused: [] };
  hosts.clear();
  const written: Written = { events: [], refused: [] };
  for (const change of changes) {
    const { row, line, hostRow } = change;
    if (hostRow !== null && !hosts.has(hostRow)) {
      written.refused.push(refusedRow(row, "host", line.host ?? "", "unitImport.host"));
      continue;
    }
    const one = await unlessRefused(scope, () => write(scope, [change], hosts, by));
    if ("done" in one) written.events.push(...one.done);
    else written.refused.push(adviceFor(change, one.refusal));
  }
  return written;
}

/** Hosts come before their tenants; `hosts` learns which unit a row has become. */
async function write(
  scope: Scope,
  changes: readonly UnitChange[],
  hosts: Map<number, string>,
  by: string,
): Promise<EventSpec[]> {
  const events: EventSpec[] = [];
  for (const own of [true, false]) {
    const placed = changes
      .filter(({ type }) => isHost(type) === own)
      .map((change): Placed => ({
        ...change,
        id: change.known?.id ?? change.organizationId ?? newId(),
        hostId: change.hostId ?? hosts.get(change.hostRow ?? 0) ?? null,
      }));
    events.push(...(await edit(scope, placed)), ...(await enter(scope, placed, by)));
    for (const { row, id } of placed) hosts.set(row, id);
  }
  return events;
}

/** A change with the unit that it is about. */
type Placed = UnitChange & { id: string };

function adviceFor({ row, line }: UnitChange, refusal: Refusal | null): RowAdvice {
  const code = refusal?.fields["creditCode"];
  return code === undefined
    ? refusedRow(row, "name", line.name, "unitImport.refused")
    : refusedRow(row, "creditCode", line.creditCode ?? "", code);
}

async function enter(scope: Scope, placed: readonly Placed[], by: string): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const fresh = placed.filter(({ known }) => known === null);
  if (fresh.length === 0) return [];
  const added = await addUnits(
    scope,
    fresh
      .filter(({ organizationId }) => organizationId === null)
      .map(({ id, line, place }) => ({
        id,
        name: line.name,
        kind: null,
        areaId: place.id,
        path: place.path,
      })),
  );
  await onlyOnce(() =>
    tx.unitProfile.createMany({
      data: fresh.map(({ id, line, type, place, hostId }) => ({
        tenantId: actor.tenantId,
        id,
        path: place.path,
        areaId: place.id,
        hostId,
        type,
        operating: line.operating === "yes",
        lookedOn: new Date(line.lookedOn ?? 0),
        premises: line.premises !== "no",
        ...(line.staff === null || line.staffOn === null
          ? {}
          : { staff: line.staff, staffOn: new Date(line.staffOn) }),
        creditCode: line.creditCode,
        address: line.address,
        ...sealedContact({
          contactName: line.contactName ?? undefined,
          contactPhone: line.contactPhone ?? undefined,
        }),
        enteredAt: new Date(actor.now),
        enteredBy: by,
      })),
    }),
  );
  const entered = fresh.map(({ id, place, type, organizationId }) =>
    unitEvent(
      "units.entered",
      { id, path: place.path, version: 1 },
      { type, known: organizationId !== null },
    ),
  );
  return [...added, ...entered];
}

async function edit({ actor, tx }: Scope, placed: readonly Placed[]): Promise<EventSpec[]> {
  const changed = placed.flatMap(({ known, ...change }) =>
    known === null ? [] : [{ ...change, known }],
  );
  if (changed.length === 0) return [];
  const rows = changed.map((change) => ({ ...factsOf(change), ...contactOf(change) }));
  const count = await onlyOnce(
    () => tx.$executeRaw`
      update unit_profile p set version = p.version + 1, type = i.type, operating = i.operating, looked_on = i.looked,
        host_id = i.host, premises = i.premises, staff = i.staff, staff_on = i.staffed, credit_code = i.code,
        address = i.address,
        contact_cipher = case when i.named is null then p.contact_cipher else decode(i.name, 'base64') end,
        contact_masked = coalesce(i.named, p.contact_masked),
        phone_cipher = case when i.named is null then p.phone_cipher else decode(i.phone, 'base64') end,
        phone_masked = case when i.named is null then p.phone_masked else i.phoned end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) i (id uuid, version int, type text, operating boolean,
        looked date, host uuid, premises boolean, staff int, staffed date, code text, address text, name text,
        named text, phone text, phoned text)
      where p.tenant_id = ${actor.tenantId}::uuid and p.id = i.id and p.version = i.version`,
  );
  if (count < rows.length) refuseChanged();
  return changed.map(({ id, line, type, known }) =>
    unitEvent(
      "units.edited",
      { id, path: known.path, version: known.version + 1 },
      { type, operating: line.operating === "yes" },
    ),
  );
}

/** What is said in a row; an empty cell leaves what is there. */
function factsOf({ id, line, type, hostId, known }: Placed & { known: KnownUnit }) {
  const { staff, staffOn, premises } = line;
  const counted = staff !== null && staffOn !== null;
  return {
    id,
    version: known.version,
    type,
    operating: line.operating === "yes",
    looked: line.lookedOn ?? known.lookedOn,
    // What becomes a building is nobody's tenant.
    host: isHost(type) ? null : (hostId ?? known.hostId),
    premises: premises === null ? known.premises : premises === "yes",
    staff: counted ? staff : known.staff,
    staffed: counted ? staffOn : known.staffOn,
    code: line.creditCode ?? known.creditCode,
    address: line.address ?? known.address,
  };
}

/** Who is named already is not written over by a file. */
function contactOf({ line, known }: Placed & { known: KnownUnit }) {
  const { contactName, contactPhone } = line;
  if (contactName === null || known.contact) return {};
  const sealed = sealedContact({ contactName, contactPhone: contactPhone ?? undefined });
  return {
    name: base64(sealed.contactCipher),
    named: sealed.contactMasked,
    phone: base64(sealed.phoneCipher),
    phoned: sealed.phoneMasked,
  };
}

function base64(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("base64");
}
