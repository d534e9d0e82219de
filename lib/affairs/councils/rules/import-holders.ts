import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { ImportColumn, ImportLine } from "./import-line";
import type { FoundLine, HolderChange, KnownHolder, PlannedSeat } from "./import-state";
import type { HolderRole } from "./seats";

interface Fault {
  column: ImportColumn;
  key: string;
  values?: RowAdvice["values"];
}

/** The one whom a row means: the same name and role, appointed on the same day, or not yet appointed. */
export function knownHolder(
  holders: readonly KnownHolder[],
  { name, appointedOn }: ImportLine,
  role: HolderRole,
): KnownHolder | null {
  const same = holders.filter((holder) => holder.name === name && holder.role === role);
  return (
    same.find(({ startsOn }) => startsOn === appointedOn) ??
    same.find(({ inForce, underWay }) => inForce || underWay) ??
    null
  );
}

/** What a row changes of somebody who is known, and what it says differently and may not change. */
export function changesOfKnown(
  holder: KnownHolder,
  line: ImportLine,
  phoneKey: string | null,
): { changes: HolderChange[]; faults: Fault[] } {
  const { title, phone, documentNo, appointedOn, publishedOn, endedOn, reason } = line;
  if (holder.underWay)
    return { changes: [], faults: [{ column: "name", key: "councilImport.underWay" }] };
  const faults: Fault[] = [];
  const differs = (column: ImportColumn, kept: string | null) =>
    faults.push({ column, key: "councilImport.kept", values: { kept: kept ?? "" } });
  if (appointedOn !== null && appointedOn !== holder.startsOn) {
    differs("appointedOn", holder.startsOn);
  }
  if (documentNo !== null && documentNo !== holder.documentNo) {
    differs("documentNo", holder.documentNo);
  }
  const announced = holder.publishedOn === null && holder.inForce && publishedOn !== null;
  if (publishedOn !== null && publishedOn !== holder.publishedOn && !announced) {
    differs("publishedOn", holder.publishedOn);
  }
  const retitled = title !== null && title !== holder.title;
  const rephoned = phoneKey !== null && phoneKey !== holder.phoneKey;
  if (!holder.inForce) {
    if (endedOn !== holder.endsOn) differs("endedOn", holder.endsOn);
    else if (reason !== holder.endReason)
      faults.push({ column: "reason", key: "councilImport.keptReason" });
    // Of those who have left nothing is put right (DESIGN §4).
    if (retitled) differs("title", holder.title);
    if (rephoned) faults.push({ column: "phone", key: "councilImport.leftPhone" });
    return { changes: [], faults };
  }
  const change: HolderChange = {
    holderId: holder.id,
    version: holder.version,
    ...(retitled ? { title } : {}),
    ...(rephoned && phone !== null ? { phone, found: { line, phoneKey } } : {}),
    ...(announced ? { publishedOn } : {}),
    ...(endedOn !== null && reason !== null
      ? { end: { on: endedOn, reason, documentNo: null } }
      : {}),
  };
  const nothing = !retitled && !rephoned && !announced && change.end === undefined;
  return { changes: nothing ? [] : [change], faults };
}

/** Who else sits on the seat while this row's person would; null = nobody. */
export function endsBefore(
  seat: Pick<PlannedSeat, "known" | "appointed" | "changes">,
  line: ImportLine,
  role: HolderRole,
): string | null {
  const from = line.appointedOn ?? "";
  const until = line.endedOn ?? lastDay;
  const known = seat.known
    .filter((holder) => holder.role === role && holder.startsOn !== null)
    .map((holder) => ({
      name: holder.name,
      from: holder.startsOn ?? "",
      until:
        seat.changes.find(({ holderId }) => holderId === holder.id)?.end?.on ??
        holder.endsOn ??
        lastDay,
    }));
  const others = seat.appointed
    .filter((other: FoundLine) => other.line.row !== line.row)
    .filter((other) => (other.line.role ?? "holder") === role)
    .map((other) => ({
      name: other.line.name ?? "",
      from: other.line.appointedOn ?? "",
      until: other.line.endedOn ?? lastDay,
    }));
  // On the day on which one leaves the next may begin.
  const both = [...known, ...others].find((other) => other.from < until && from < other.until);
  return both?.name ?? null;
}

const lastDay: IsoDate = "9999-12-31";
