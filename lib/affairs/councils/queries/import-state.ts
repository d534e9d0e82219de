import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import type { CouncilState, KnownHolder, KnownSeat } from "../rules/import-state";
import {
  councilLevels,
  holderRoles,
  holderStatuses,
  inForce,
  seatFunctions,
  underWay,
} from "../rules/seats";
import { kindOf } from "./seats";

export interface CouncilPlace {
  id: string;
  path: string;
  level: string;
}

/** A council as it stands, with its place. */
export interface PlacedState extends CouncilState {
  version: number;
  path: string;
  areaId: string;
}

/** The councils of these places with everybody of the present term, place by place. Six statements. */
export async function councilStates(
  { actor, tx }: Scope,
  places: readonly CouncilPlace[],
): Promise<Map<string, PlacedState>> {
  const { tenantId } = actor;
  const areaIds = places.map(({ id }) => id);
  const offices = await tx.organization.findMany({
    where: { tenantId, areaId: { in: areaIds }, kind: "office", validTo: null },
    select: { id: true, name: true, areaId: true },
  });
  const councils = await tx.council.findMany({
    where: { tenantId, areaId: { in: areaIds }, dissolvedOn: null },
    select: { id: true, areaId: true, name: true, establishedOn: true, version: true },
  });
  const terms = await tx.councilTerm.findMany({
    where: { tenantId, councilId: { in: councils.map(({ id }) => id) }, status: "current" },
    select: { id: true, councilId: true, number: true, startsOn: true, endsOn: true },
  });
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, termId: { in: terms.map(({ id }) => id) }, closedOn: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      termId: true,
      kind: true,
      function: true,
      organizationId: true,
      organizationName: true,
    },
  });
  const holders = await knownHolders(
    { actor, tx },
    seats.map(({ id }) => id),
  );
  const holdersOf = Map.groupBy(holders, ({ seatId }) => seatId);
  const seatsOf = Map.groupBy(seats, ({ termId }) => termId);
  const officeOf = new Map(offices.map((office) => [office.areaId, office]));
  return new Map(
    places.map((place): [string, PlacedState] => {
      const council = councils.find(({ areaId }) => areaId === place.id);
      const term = terms.find(({ councilId }) => councilId === council?.id);
      const office = officeOf.get(place.id);
      return [
        place.id,
        {
          path: place.path,
          areaId: place.id,
          level: councilLevels.find((level) => level === place.level) ?? "community",
          office: office === undefined ? null : { id: office.id, name: office.name },
          version: council?.version ?? 0,
          council:
            council === undefined
              ? null
              : {
                  id: council.id,
                  name: council.name,
                  establishedOn: isoDay(council.establishedOn),
                  term:
                    term === undefined
                      ? null
                      : {
                          id: term.id,
                          number: term.number,
                          startsOn: isoDay(term.startsOn),
                          endsOn: isoDay(term.endsOn),
                        },
                  seats: (seatsOf.get(term?.id ?? "") ?? []).map(
                    ({ termId: _term, ...seat }): KnownSeat => ({
                      ...seat,
                      kind: kindOf(seat.kind),
                      function: seatFunctions.find((one) => one === seat.function) ?? "general",
                      holders: (holdersOf.get(seat.id) ?? []).map(
                        ({ seatId: _seat, ...holder }) => holder,
                      ),
                    }),
                  ),
                },
        },
      ];
    }),
  );
}

/** Two statements: whoever is on these seats, and the papers of the appointments. */
async function knownHolders(
  { actor, tx }: Scope,
  seatIds: readonly string[],
): Promise<(KnownHolder & { seatId: string })[]> {
  const { tenantId } = actor;
  const rows = await tx.seatHolder.findMany({
    where: { tenantId, seatId: { in: [...seatIds] }, status: { not: "declined" } },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      seatId: true,
      version: true,
      role: true,
      name: true,
      title: true,
      status: true,
      startsOn: true,
      endsOn: true,
      endReason: true,
    },
  });
  const steps = await tx.seatStep.findMany({
    where: {
      tenantId,
      holderId: { in: rows.map(({ id }) => id) },
      step: { in: ["appointed", "published"] },
    },
    orderBy: { enteredAt: "asc" },
    select: { holderId: true, step: true, happenedOn: true, documentNo: true },
  });
  const stepsOf = Map.groupBy(steps, ({ holderId }) => holderId);
  return rows.map((row) => {
    const own = stepsOf.get(row.id) ?? [];
    const published = own.find(({ step }) => step === "published");
    return {
      ...row,
      role: holderRoles.find((role) => role === row.role) ?? "holder",
      status: holderStatuses.find((one) => one === row.status) ?? "ended",
      inForce: inForce.some((one) => one === row.status),
      underWay: underWay.some((one) => one === row.status),
      startsOn: row.startsOn === null ? null : isoDay(row.startsOn),
      endsOn: row.endsOn === null ? null : isoDay(row.endsOn),
      documentNo: own.find(({ documentNo }) => documentNo !== null)?.documentNo ?? null,
      publishedOn: published === undefined ? null : isoDay(published.happenedOn),
      phoneKey: null,
    };
  });
}
