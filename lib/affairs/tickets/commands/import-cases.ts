import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { allowed, refused } from "@/lib/platform/access/actor";
import { byName } from "@/lib/platform/core/by-name";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { categoryChoices, type CategoryChoice } from "../queries/choices";
import { casePlaces, knownCases, type CasePlace } from "../queries/case-lookups";
import {
  caseMegabytesMax,
  caseRowsMax,
  missingHeads,
  parseCases,
  type CaseFault,
  type ParsedCase,
} from "../rules/case-import";
import { noticeVersion } from "../rules/notice";
import { ticketVerbs } from "../rules/workflow";
import { importCasesInput, importCasesOutput } from "../schema";
import { titleOf } from "./intake";
import { ticketEvent } from "./record";

const faultsMax = 200;

/**
 * Cases of the hotline and other channels from a spreadsheet: all of them or none. With mode "check"
 * nothing is written; the same looks are taken again at the import, because others work meanwhile.
 */
export const importCases = preparedCommand({
  name: "ticket.importCases",
  input: importCasesInput,
  output: importCasesOutput,
  prepare: async ({ file, mode }) => {
    const limits = { megabytes: caseMegabytesMax, rows: caseRowsMax };
    const rows = await readSheetRows(file, "file", limits);
    const missing = missingHeads(rows);
    if (missing.length > 0) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { file: "import.heads" },
        values: { heads: missing.join(" ") },
      });
    }
    return { mode, ...parseCases(rows) };
  },
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: ({ role }) =>
    ticketVerbs.dispatch.by.some((one) => one === role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, { mode, cases, faults }) => {
    if (mode === "import") await oneAtATime(scope);
    const found = await look(scope, cases);
    const all = [...faults, ...found.faults].sort((a, b) => a.row - b.row);
    const none = { faultCount: 0, faults: [], first: "", last: "" };
    if (all.length > 0) {
      return {
        result: {
          ...none,
          state: "faults" as const,
          count: cases.length,
          faultCount: all.length,
          faults: all
            .slice(0, faultsMax)
            .map((fault) => ({ ...fault, number: fault.number ?? "" })),
        },
        events: [],
      };
    }
    if (cases.length === 0) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { file: "import.empty" } });
    }
    if (mode === "check") {
      return { result: { ...none, state: "ready" as const, count: cases.length }, events: [] };
    }
    const written = await write(scope, found.placed);
    return {
      result: {
        ...none,
        state: "imported" as const,
        count: written.length,
        first: written[0]?.number ?? "",
        last: written.at(-1)?.number ?? "",
      },
      events: written.map(({ id, status }) =>
        ticketEvent("ticket.registered", id, { payload: { status } }),
      ),
    };
  },
});

/** Of two files at once the second waits, and sees then what the first one has written. */
async function oneAtATime({ actor, tx }: Scope): Promise<void> {
  try {
    await tx.$queryRaw`
      select set_config('lock_timeout', '4500ms', true),
        pg_advisory_xact_lock(hashtextextended(${actor.tenantId}::text, 83))::text`;
  } catch (error) {
    if (!String(error).includes("55P03")) throw error;
    throw new Refusal("limit", "import.busy", { cause: error });
  }
}

interface PlacedCase {
  given: ParsedCase;
  category: CategoryChoice;
  place: CasePlace;
}

/** Three statements, however many lines: the catalogue, the places, what is there already. */
async function look(scope: Scope, cases: readonly ParsedCase[]) {
  const categories = (await categoryChoices(scope)).map((one) => ({
    ...one,
    within: one.parentName,
  }));
  const places = await casePlaces(scope);
  const known = await knownCases(
    scope,
    cases.map((one) => one.externalNumber),
  );
  const faults: CaseFault[] = [];
  const placed: PlacedCase[] = [];
  for (const given of cases) {
    const { row } = given;
    const category = byName(given.category, categories);
    const place = given.place === "" ? places.own : byName(given.place, places.all);
    const number = known.get(given.externalNumber);
    if (number !== undefined) {
      faults.push({ row, column: "externalNumber", reason: "import.known", number });
    }
    if (category === null || category === "several") {
      faults.push({ row, column: "category", reason: lookupFault("category", category) });
    }
    if (place === null || place === "several") {
      faults.push({ row, column: "place", reason: lookupFault("place", place) });
    } else if (place.path === scope.actor.tenant.root && given.address === null) {
      // Without any place nobody could find the matter.
      faults.push({ row, column: "place", reason: "field.place" });
    } else if (category !== null && category !== "several") {
      placed.push({ given, category, place });
    }
  }
  return { faults, placed };
}

function lookupFault(column: "category" | "place", found: null | "several"): string {
  return found === null ? `import.${column}` : `import.${column}Several`;
}

/** Three statements again, whose rows come as one text each; the runner appends the events. */
async function write({ actor, tx }: Scope, placed: readonly PlacedCase[]) {
  const { tenantId, tenant, now, dutyId } = actor;
  const numbers = await tx.$queryRaw<{ number: string }[]>`
    select number from sec.next_ticket_numbers(${placed.length}::int) number`;
  const tickets = placed.map((one, at) => ({
    ...one,
    id: newId(),
    number: numbers[at]?.number ?? "",
    status: one.place.path === tenant.root ? "registered" : "screening",
  }));
  const at = new Date(now);
  const rows = tickets.map(({ id, number, status, given, category, place }) => ({
    id,
    number,
    status,
    path: place.path,
    area: place.id,
    places: place.names,
    address: given.address,
    type: given.type,
    category: category.id,
    named: category.name,
    physical: category.physical,
    title: titleOf(given.text),
    words: given.text,
    external: given.externalNumber,
    due:
      given.externalDueAt === null
        ? null
        : new Date(localInstant(given.externalDueAt, tenant.timeZone)),
  }));
  await tx.$executeRaw`
    insert into ticket (tenant_id, id, number, path, area_id, place_names, address, source, type, category_id,
      category_name, physical, title, text, status, registered_at, registered_by_duty_id, external_number, external_due_at)
    select ${tenantId}::uuid, i.id, i.number, i.path, i.area, i.places, i.address, 'hotline', i.type, i.category,
      i.named, i.physical, i.title, i.words, i.status, ${at}, ${dutyId}::uuid, i.external, i.due
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) i (id uuid, number text, status text, path text, area uuid,
      places text, address text, type text, category uuid, named text, physical boolean, title text, words text,
      external text, due timestamptz)`;
  const people = tickets.map(({ id, given, place }) => ({
    ticket: id,
    path: place.path,
    name: sealed(given.name),
    phone: sealed(given.phone),
  }));
  // Who called the hotline has not been asked whether the organization may call.
  await tx.$executeRaw`
    insert into complainant (tenant_id, ticket_id, path, name_cipher, phone_cipher, has_phone, allow_call,
      notice_version, at)
    select ${tenantId}::uuid, i.ticket, i.path, decode(i.name, 'base64'), decode(i.phone, 'base64'),
      i.phone is not null, false, ${noticeVersion}, ${at}
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) i (ticket uuid, path text, name text, phone text)`;
  return tickets;
}

function sealed(text: string | null): string | null {
  return text === null ? null : Buffer.from(encryptField(text)).toString("base64");
}
