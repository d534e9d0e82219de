import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { factsFault, isHost } from "./facts";
import type { UnitColumn, UnitLine } from "./import-line";
import type { UnitType } from "./types";

/** A unit that is in the register, with what a row may say of it. */
export interface KnownUnit {
  id: string;
  version: number;
  name: string;
  path: string;
  type: string;
  hostId: string | null;
  operating: boolean;
  lookedOn: IsoDate;
  premises: boolean;
  staff: number | null;
  staffOn: IsoDate | null;
  creditCode: string | null;
  address: string | null;
  contact: boolean;
  closed: boolean;
  /** How many are in it that are open. */
  tenants: number;
}

interface Place {
  id: string;
  path: string;
}

/** What a row becomes. A host that comes with the same file is known by its row. */
export interface UnitChange {
  row: number;
  line: UnitLine;
  place: Place;
  type: UnitType;
  known: KnownUnit | null;
  /** An organization of this name and place that has no profile yet. */
  organizationId: string | null;
  hostId: string | null;
  hostRow: number | null;
}

export interface UnitPlan {
  changes: UnitChange[];
  verdicts: Map<number, "fresh" | "changed" | "same">;
  advice: RowAdvice[];
}

export interface UnitLookups {
  today: IsoDate;
  /** The place of a text, or why there is none. */
  placeOf: (text: string) => Place | string;
  units: readonly KnownUnit[];
  /** Organizations without a profile. */
  organizations: readonly { id: string; name: string; path: string }[];
}

/** 楼宇、市场 come first, so that their tenants find them. */
export function hostsFirst<Row extends { line: UnitLine }>(rows: readonly Row[]): Row[] {
  const rank = ({ line }: Row) => (line.type !== null && isHost(line.type) ? 0 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.line.row - b.line.row);
}

/** Judges rows one after the other; what is wrong stands beside its column, and nothing of that row is taken. */
export function planUnits(lines: readonly UnitLine[], look: UnitLookups): UnitPlan {
  const plan: UnitPlan = { changes: [], verdicts: new Map(), advice: [] };
  const seen: Seen = { codes: new Map(), lines: new Map(), changes: new Map() };
  for (const line of lines) {
    const found = judge(line, look, seen);
    if ("reason" in found) {
      const { column, reason, values } = found;
      plan.advice.push(refusedRow(line.row, column, "", reason, values));
      continue;
    }
    const verdict = found.known === null ? "fresh" : isChanged(found) ? "changed" : "same";
    plan.verdicts.set(line.row, verdict);
    if (verdict !== "same") plan.changes.push(found);
    const key = keyOf(line, found.place.path);
    seen.lines.set(key, [...(seen.lines.get(key) ?? []), line]);
    seen.changes.set(line.name, [...(seen.changes.get(line.name) ?? []), found]);
    if (line.creditCode !== null) seen.codes.set(line.creditCode, line.row);
  }
  return plan;
}

interface Wrong {
  column: UnitColumn;
  reason: string;
  values: Record<string, string | number>;
}

function judge(line: UnitLine, look: UnitLookups, seen: Seen): UnitChange | Wrong {
  const { type, lookedOn, operating } = line;
  const place = look.placeOf(line.place);
  if (typeof place === "string") return wrong("place", place);
  if (type === null || lookedOn === null || operating === null)
    return wrong("type", "field.required");
  const twin =
    seen.codes.get(line.creditCode ?? "") ??
    seen.lines.get(keyOf(line, place.path))?.find((one) => isAlike(line, one))?.row;
  if (twin !== undefined) return wrong("name", "unitImport.twice", { row: twin });
  const fault = factsFault(
    {
      type,
      lookedOn,
      hostId: line.host ?? undefined,
      staff: line.staff ?? undefined,
      staffOn: line.staffOn ?? undefined,
      contactName: line.contactName ?? undefined,
      contactPhone: line.contactPhone ?? undefined,
    },
    look.today,
  );
  if (fault !== null) return wrong(columnOf(fault.field), fault.key);
  const known = knownOf(line, place, look.units);
  if (known !== null && "reason" in known) return known;
  if (known !== null && known.tenants > 0 && !isHost(type))
    return wrong("type", "units.hasTenants", { n: known.tenants });
  const host = hostOf(line, place, look, seen.changes.get(line.host ?? "") ?? []);
  if (host !== null && "reason" in host) return host;
  return {
    row: line.row,
    line,
    place,
    type,
    known,
    organizationId:
      known === null
        ? (look.organizations.find(({ name, path }) => name === line.name && path === place.path)
            ?.id ?? null)
        : null,
    hostId: host?.id ?? null,
    hostRow: host?.row ?? null,
  };
}

/** By its code wherever it is, else by name and address at its place. */
function knownOf(
  line: UnitLine,
  place: Place,
  units: readonly KnownUnit[],
): KnownUnit | Wrong | null {
  const { creditCode, name } = line;
  const open = units.filter(({ closed }) => !closed);
  const byCode =
    creditCode === null ? undefined : open.find((one) => one.creditCode === creditCode);
  if (byCode !== undefined) {
    if (byCode.path !== place.path) return wrong("creditCode", "unitImport.elsewhere");
    return byCode.name === name
      ? byCode
      : wrong("name", "unitImport.otherName", { name: byCode.name });
  }
  const alike = units.filter(
    (one) => one.name === name && one.path === place.path && isAlike(line, one),
  );
  const [found, second] = alike.filter(({ closed }) => !closed);
  if (second !== undefined) return wrong("name", "unitImport.several");
  if (found !== undefined) return found;
  return alike.length > 0 ? wrong("name", "unitImport.closed") : null;
}

/** The one building or market of this name nearby, of the register or of a row before; as that row leaves it. */
function hostOf(
  { host }: UnitLine,
  place: Place,
  { units }: UnitLookups,
  before: readonly UnitChange[],
): { id: string | null; row: number | null } | Wrong | null {
  if (host === null) return null;
  const isOne = (name: string, type: string, path: string) =>
    name === host && isHost(type) && (path.startsWith(place.path) || place.path.startsWith(path));
  const changed = new Set(before.map(({ known }) => known?.id));
  const [found, second] = [
    ...units
      .filter((one) => isOne(one.name, one.type, one.path) && !one.closed && !changed.has(one.id))
      .map(({ id }) => ({ id, row: null })),
    ...before
      .filter((one) => isOne(one.line.name, one.type, one.place.path))
      .map(({ known, row }) => ({ id: known?.id ?? null, row: known === null ? row : null })),
  ];
  if (second !== undefined) return wrong("host", "unitImport.severalHosts");
  return found ?? wrong("host", "unitImport.host");
}

/** Whether a row says something else than what is there; what it leaves empty stays. */
function isChanged({ known, line, type, hostId, hostRow }: UnitChange): boolean {
  if (known === null) return true;
  const said = <Value>(value: Value | null, now: Value | null) => value !== null && value !== now;
  return (
    known.type !== type ||
    hostRow !== null ||
    said(hostId, known.hostId) ||
    said(line.address, known.address) ||
    said(line.creditCode, known.creditCode) ||
    known.operating !== (line.operating === "yes") ||
    said(line.lookedOn, known.lookedOn) ||
    said(line.premises === null ? null : line.premises === "yes", known.premises) ||
    said(line.staff, known.staff) ||
    said(line.staffOn, known.staffOn) ||
    (line.contactName !== null && !known.contact)
  );
}

/** The rows before: by code, by name at a place, by name. */
interface Seen {
  codes: Map<string, number>;
  lines: Map<string, UnitLine[]>;
  changes: Map<string, UnitChange[]>;
}

function keyOf({ name }: UnitLine, path: string): string {
  return `${path}|${name}`;
}

type Told = Pick<KnownUnit, "address" | "creditCode">;

/** Whether two of one name and place may be the same: neither address nor code says otherwise. */
function isAlike(a: Told, b: Told): boolean {
  const fits = (x: string | null, y: string | null) => x === null || y === null || x === y;
  return fits(a.address, b.address) && fits(a.creditCode, b.creditCode);
}

function wrong(column: UnitColumn, reason: string, values: Wrong["values"] = {}): Wrong {
  return { column, reason, values };
}

function columnOf(field: string): UnitColumn {
  switch (field) {
    case "staff":
    case "staffOn":
    case "lookedOn":
    case "contactName":
      return field;
    case "hostId":
      return "host";
    default:
      return "name";
  }
}
