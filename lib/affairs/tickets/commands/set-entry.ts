import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { limitFault, type EntryContent } from "../rules/catalogue";
import { urgencies } from "../rules/deadline";
import { known } from "../rules/known";
import { setEntryInput, type SetEntryInput } from "../schema/catalogue";
import {
  canEditCatalogue,
  catalogueEvent,
  openDraft,
  touchDraft,
  writeEntries,
} from "./catalogue-draft";
import { dropEntry } from "./drop-entry";
import { refuseField } from "./field";

/** 派单目录: what the draft says about a category, everywhere or at one place. */
export const setEntry = command({
  name: "catalogue.setEntry",
  input: setEntryInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve(actor.areaId === null ? null : actor.tenant),
  allow: (actor) => canEditCatalogue(actor),
  run: async (scope, _tenant, input) => {
    const entry = await checkedEntry(scope, input);
    const draft = await openDraft(scope);
    await dropEntry(scope, draft, { ...entry, entryId: input.entryId });
    await writeEntries(scope, draft.id, [entry]);
    await touchDraft(scope, draft);
    return {
      result: { id: draft.id },
      events: [catalogueEvent("entry_set", draft, { categoryId: entry.categoryId })],
    };
  },
});

async function checkedEntry(
  scope: Scope,
  input: SetEntryInput,
): Promise<EntryContent & { areaId: string | null }> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const category = await tx.category.findFirst({
    where: { tenantId, id: input.categoryId, parentId: { not: null } },
    select: { urgency: true },
  });
  if (category === null) throw refuseField("categoryId", "field.choose");
  const path = await pathOf(scope, input.areaId);
  const named = input.lead === "organization" ? input.organizationId : undefined;
  if (input.lead === "organization" && named === undefined) {
    throw refuseField("organizationId", "field.choose");
  }
  const co = [...new Set(input.co ?? [])].sort();
  if (named !== undefined && co.includes(named)) throw refuseField("co", "catalogue.coIsLead");
  const wanted = [...co, ...(named === undefined ? [] : [named])];
  const departments = await tx.organization.count({
    where: { tenantId, id: { in: wanted }, kind: "department", validTo: null },
  });
  if (departments !== wanted.length) throw refuseField("organizationId", "field.choose");
  const limit = limitOf(input);
  const statutory = input.statutory === "on";
  const reference = input.reference ?? null;
  const urgency = known(urgencies, category.urgency);
  const fault = limitFault({ limit, statutory, reference, urgency });
  if (fault !== null) {
    throw refuseField(
      fault === "limit.reference" ? "reference" : "limitValue",
      `catalogue.${fault}`,
    );
  }
  return {
    categoryId: input.categoryId,
    areaId: path === actor.tenant.root ? null : (input.areaId ?? null),
    path,
    lead: input.lead,
    organizationId: named ?? null,
    co,
    limit,
    statutory,
    filing: input.filing ?? null,
    closing: input.closing ?? null,
    reference,
  };
}

/** Entries hold for the district, a street or a community; a grid is no place of its own here. */
async function pathOf({ actor, tx }: Scope, areaId: string | undefined): Promise<string> {
  if (areaId === undefined) return actor.tenant.root;
  const area = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: areaId,
      validTo: null,
      level: { in: ["district", "street", "community"] },
    },
    select: { path: true },
  });
  if (area === null) throw refuseField("areaId", "field.choose");
  return area.path;
}

function limitOf({ limitValue, limitUnit }: SetEntryInput): EntryContent["limit"] {
  if (limitValue === undefined) return null;
  if (limitUnit === undefined) throw refuseField("limitUnit", "field.choose");
  return { value: limitValue, unit: limitUnit };
}
