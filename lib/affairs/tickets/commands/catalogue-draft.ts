import "server-only";
import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { entriesOf, versionsOf } from "../queries/catalogue-rows";
import type { EntryContent } from "../rules/catalogue";

export interface Draft {
  id: string;
  version: number;
}

/** Who writes the catalogue; everybody of the staff reads it. */
export function canEditCatalogue(actor: ActorFacts): Verdict {
  return actor.role === "district_dispatcher" ? allowed : refused("forbidden", "refusal.role");
}

/** The draft, with the version that the form has seen; null when there is none. */
export async function findDraft(
  { actor, tx }: Scope,
  input: { version: number },
): Promise<Draft | null> {
  if (!canEditCatalogue(actor).ok) return null;
  const draft = await tx.catalogueVersion.findFirst({
    where: { tenantId: actor.tenantId, status: "draft" },
    select: { id: true, version: true },
  });
  if (draft !== null && draft.version !== input.version) throw conflict();
  return draft;
}

/** The draft that is being written, or a new one that begins as what is in force. */
export async function openDraft(scope: Scope): Promise<Draft> {
  const { actor, tx } = scope;
  const { draft, inForce } = await versionsOf(scope);
  if (draft !== null) return draft;
  // Discarded ones keep their number.
  const last = await tx.catalogueVersion.aggregate({
    where: { tenantId: actor.tenantId },
    _max: { number: true },
  });
  const id = newId();
  await tx.catalogueVersion.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      number: (last._max.number ?? 0) + 1,
      status: "draft",
      createdAt: actor.at,
      createdBy: actor.personId,
      createdName: actor.name,
    },
  });
  const entries = inForce === null ? [] : await entriesOf(scope, inForce.id);
  await writeEntries(scope, id, entries);
  return { id, version: 1 };
}

/** All of them as one text: two thousand lines have too many values for a parameter each. */
export async function writeEntries(
  { actor, tx }: Scope,
  versionId: string,
  entries: readonly (EntryContent & { areaId: string | null })[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    id: newId(),
    category: entry.categoryId,
    area: entry.areaId,
    path: entry.path,
    lead: entry.lead,
    organization: entry.organizationId,
    co: entry.co,
    amount: entry.limit?.value,
    unit: entry.limit?.unit,
    statutory: entry.statutory,
    filing: entry.filing,
    closing: entry.closing,
    reference: entry.reference,
  }));
  await tx.$executeRaw`
    insert into catalogue_entry (tenant_id, id, version_id, category_id, area_id, path, lead, organization_id, co,
      limit_value, limit_unit, statutory, filing, closing, reference)
    select ${actor.tenantId}::uuid, i.id, ${versionId}::uuid, i.category, i.area, i.path, i.lead, i.organization, i.co,
      i.amount, i.unit, i.statutory, i.filing, i.closing, i.reference
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) i (id uuid, category uuid, area uuid, path text, lead text,
      organization uuid, co uuid[], amount int, unit text, statutory boolean, filing text, closing text, reference text)`;
}

/** Moves the draft's version on, so that whoever looks at an older one cannot publish it unseen. */
export async function touchDraft(
  { actor, tx }: Scope,
  draft: Draft,
  data: {
    status?: string;
    effectiveFrom?: Date;
    note?: string;
    publishedAt?: Date;
    publishedBy?: string | null;
    publishedName?: string;
  } = {},
): Promise<void> {
  const { count } = await tx.catalogueVersion.updateMany({
    where: { tenantId: actor.tenantId, id: draft.id, version: draft.version, status: "draft" },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw conflict();
}

export function catalogueEvent(name: string, draft: Draft, payload: EventSpec["payload"] = {}) {
  return { name: `catalogue.${name}`, subjectId: draft.id, version: draft.version + 1, payload };
}

export function conflict(): Refusal {
  return new Refusal("conflict", "catalogue.conflict");
}
