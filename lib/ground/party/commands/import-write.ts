import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { KnownParty, PartyChange, PartyPlan } from "../rules/import-state";
import { formOf, levelOf } from "../rules/kinds";
import { changeParty, partyEvent } from "./record";

type Placed = PartyChange & { id: string };

/** Writes what a plan says, with the history and the events that the same steps have by hand. */
export async function writePlan(
  scope: Scope,
  { changes }: PartyPlan,
  by: string,
): Promise<EventSpec[]> {
  const placed = changes.map((change): Placed => ({ ...change, id: change.subject.id ?? newId() }));
  const ids = new Map(placed.map(({ subject, id }) => [subject, id]));
  const idOf = (party: KnownParty | null) => party && (party.id ?? ids.get(party) ?? null);
  await setUp(scope, placed, idOf);
  const versions = new Map<string, number>();
  for (const one of placed) {
    if (!one.isNew && (one.edited || one.elected !== null)) {
      versions.set(one.id, await edit(scope, one, idOf(one.subject.parent)));
    }
  }
  await elect(scope, placed);
  await count(scope, placed, by);
  return placed.flatMap((one) => eventsOf(one, versions.get(one.id) ?? one.subject.version));
}

async function setUp(
  { actor, tx }: Scope,
  placed: readonly Placed[],
  idOf: (party: KnownParty | null) => string | null,
): Promise<void> {
  await tx.partyOrganization.createMany({
    data: placed
      .filter(({ isNew }) => isNew)
      .map(({ id, subject }) => ({
        tenantId: actor.tenantId,
        id,
        path: subject.area.path,
        areaId: subject.area.id,
        parentId: idOf(subject.parent),
        level: levelOf(subject.kind),
        form: formOf(subject.kind),
        name: subject.name,
        placeIds: [...subject.placeIds],
        unitIds: [...subject.unitIds],
        purpose: subject.purpose,
        establishedOn: new Date(subject.establishedOn),
        documentNo: subject.documentNo,
        endsOn: subject.endsOn === null ? null : new Date(subject.endsOn),
      })),
  });
}

async function edit(
  scope: Scope,
  { id, subject, edited }: Placed,
  parentId: string | null,
): Promise<number> {
  const { version, placeIds, unitIds, purpose, documentNo, endsOn } = subject;
  const facts = {
    parentId,
    placeIds: [...placeIds],
    unitIds: [...unitIds],
    purpose,
    documentNo,
    endsOn: endsOn === null ? null : new Date(endsOn),
  };
  return changeParty(scope, { id, version }, edited ? facts : {});
}

async function elect({ actor, tx }: Scope, placed: readonly Placed[]): Promise<void> {
  await tx.partyTerm.createMany({
    data: placed.flatMap(({ id, subject, elected }) =>
      elected === null
        ? []
        : [
            {
              tenantId: actor.tenantId,
              id: newId(),
              partyId: id,
              path: subject.area.path,
              number: 1,
              startsOn: new Date(elected.startsOn),
              endsOn: new Date(elected.endsOn),
            },
          ],
    ),
  });
}

async function count({ actor, tx }: Scope, placed: readonly Placed[], by: string): Promise<void> {
  await tx.partyHeadCount.createMany({
    data: placed.flatMap(({ id, subject, counted }) =>
      counted === null
        ? []
        : [
            {
              tenantId: actor.tenantId,
              id: newId(),
              partyId: id,
              path: subject.area.path,
              countedOn: new Date(counted.on),
              fullMembers: counted.full,
              probationary: counted.probationary,
              enteredAt: new Date(actor.now),
              enteredBy: by,
            },
          ],
    ),
  });
}

function eventsOf(
  { id, subject, isNew, edited, elected, counted }: Placed,
  version: number,
): EventSpec[] {
  const of = { id, path: subject.area.path };
  return [
    ...(isNew ? [partyEvent("party.set_up", { ...of, version: 1 }, { kind: subject.kind })] : []),
    ...(edited ? [partyEvent("party.edited", { ...of, version })] : []),
    ...(elected === null
      ? []
      : [
          partyEvent(
            "party.elected",
            { ...of, version },
            { number: 1, on: elected.startsOn, timing: "first" },
          ),
        ]),
    ...(counted === null ? [] : [partyEvent("party.counted", of, { on: counted.on })]),
  ];
}
