import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { hasSecretary, hasUnits, lifeSpanOf, placesOf, type PartyKind } from "./kinds";

/** What the rules look at of what was typed. */
interface FactsTyped {
  readonly placeIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly secretary?: string | undefined;
  readonly purpose?: string | undefined;
  readonly endsOn?: IsoDate | undefined;
  readonly consentOn?: IsoDate | undefined;
}

/** What is wrong with what was typed: the field and the message that stands beside it. */
export interface FactFault {
  readonly field: string;
  readonly key: string;
}

/** Whether the facts fit the kind of organization; the database has the last word on the most important. */
export function factFault(
  kind: PartyKind,
  facts: FactsTyped,
  { establishedOn, today }: { establishedOn: IsoDate; today: IsoDate },
): FactFault | null {
  if (establishedOn > today) return { field: "establishedOn", key: "field.dayAhead" };
  const span = lifeSpanOf(kind);
  if (span === "must" && facts.endsOn === undefined) {
    return { field: "endsOn", key: "field.partyEnds" };
  }
  if (span === "none" && facts.endsOn !== undefined) {
    return { field: "endsOn", key: "field.partyNoEnds" };
  }
  if (facts.endsOn !== undefined && facts.endsOn <= establishedOn) {
    return { field: "endsOn", key: "field.dayBefore" };
  }
  if (span !== "none" && facts.purpose === undefined) {
    return { field: "purpose", key: "field.partyPurpose" };
  }
  if (kind === "household") {
    if (facts.consentOn === undefined) return { field: "consentOn", key: "field.partyConsent" };
    if (facts.consentOn > today) return { field: "consentOn", key: "field.dayAhead" };
  }
  if (!hasSecretary(kind) && facts.secretary !== undefined) {
    return { field: "secretary", key: "field.partyNobody" };
  }
  return placeFault(kind, facts);
}

function placeFault(kind: PartyKind, { placeIds, unitIds }: FactsTyped): FactFault | null {
  const places = placesOf(kind);
  if (places === null) {
    if (placeIds.length > 0) return { field: "placeIds", key: "field.partyNoPlaces" };
  } else if (placeIds.length === 0) {
    return {
      field: "placeIds",
      key: places === "grid" ? "field.partyGrids" : "field.partyBuildings",
    };
  } else if (kind === "household" && placeIds.length > 1) {
    return { field: "placeIds", key: "field.partyOneBuilding" };
  }
  return !hasUnits(kind) && unitIds.length > 0
    ? { field: "unitIds", key: "field.partyNoUnits" }
    : null;
}
