import "server-only";
import { addUnits } from "@/lib/ground/organizations/writes";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { PlacedState } from "../queries/import-state";
import { roleOf } from "../rules/import-seats";
import type { CouncilPlan, FoundLine, HolderChange, PlannedSeat } from "../rules/import-state";
import type { HolderStatus } from "../rules/seats";
import { councilEvent, moveCouncil, writeSteps } from "./record";
import { sealedPhone } from "./sealed-phone";

interface Target {
  councilId: string;
  termId: string;
  path: string;
  /** Whom the history names. */
  by: string;
}

/** A seat with its id and its organization's. */
interface Placed {
  id: string;
  organizationId: string;
  seat: PlannedSeat;
}

/** Writes what a plan says, with the history and the events that the same steps have by hand. */
export async function writePlan(
  scope: Scope,
  { state, plan }: { state: PlacedState; plan: CouncilPlan },
  by: string,
): Promise<EventSpec[]> {
  const council = await councilFor(scope, state, plan, by);
  const units = await unitsOf(scope, state, plan);
  const seats = await seatsFor(scope, { state, plan, target: council.target, units: units.ids });
  const changed: EventSpec[] = [];
  // Whoever leaves makes room first.
  for (const { id, seat } of seats.placed) {
    for (const change of seat.changes) {
      changed.push(...(await changeHolder(scope, council.target, id, change)));
    }
  }
  const appointed = await appoint(scope, council.target, seats.placed);
  return [...units.events, ...council.events, ...seats.events, ...changed, ...appointed].map(
    (event) => ({ ...event, path: state.path }),
  );
}

/** The council that is there, or one with its term. */
async function councilFor(
  { actor, tx }: Scope,
  { council, path, areaId, level }: PlacedState,
  { setUp }: CouncilPlan,
  by: string,
): Promise<{ target: Target; events: EventSpec[] }> {
  if (setUp === null) {
    if (council === null || council.term === null)
      throw new Refusal("wrong-status", "council.noTerm");
    return { target: { councilId: council.id, termId: council.term.id, path, by }, events: [] };
  }
  const { tenantId } = actor;
  const [councilId, termId] = [newId(), newId()];
  await tx.council.createMany({
    data: [
      {
        tenantId,
        id: councilId,
        path,
        areaId,
        level,
        name: setUp.name,
        establishedOn: new Date(setUp.establishedOn),
      },
    ],
  });
  await tx.councilTerm.createMany({
    data: [
      {
        tenantId,
        id: termId,
        councilId,
        path,
        number: setUp.number,
        startsOn: new Date(setUp.startsOn),
        endsOn: new Date(setUp.endsOn),
        status: "current",
      },
    ],
  });
  return {
    target: { councilId, termId, path, by },
    events: [councilEvent("council.set_up", councilId, 1, { level })],
  };
}

/** Units that nobody has entered yet, at the place of the council. */
async function unitsOf(scope: Scope, { areaId, path }: PlacedState, { seats }: CouncilPlan) {
  const kinds = new Map(
    seats
      .flatMap(({ appointed, empty }) => [...appointed, ...empty])
      .filter(({ unit }) => unit.state === "new")
      .map(({ unit, line }) => [unit.name, line.unitKind]),
  );
  const given = [...kinds].map(([name, kind]) => ({ id: newId(), name, kind, areaId, path }));
  const events = await addUnits(scope, given);
  return { ids: new Map(given.map(({ name, id }) => [name, id])), events };
}

/** The seats as planned; a new council has its secretary's and one in full-time from the start (DOMAIN §5.1). */
async function seatsFor(
  scope: Scope,
  {
    state,
    plan,
    target,
    units,
  }: {
    state: PlacedState;
    plan: CouncilPlan;
    target: Target;
    units: ReadonlyMap<string, string>;
  },
): Promise<{ placed: Placed[]; events: EventSpec[] }> {
  const { actor, tx } = scope;
  const { councilId, termId, path } = target;
  const placed = plan.seats.map((seat): Placed => {
    const { unit } = seat;
    const organizationId = unit.state === "new" ? units.get(unit.name) : unit.id;
    if (organizationId === undefined) throw new Error("a unit of the plan was not entered");
    return { id: seat.id ?? newId(), organizationId, seat };
  });
  const added = placed.filter(({ seat }) => seat.id === null);
  const { office } = state;
  const usual =
    plan.setUp === null || office === null
      ? []
      : (["secretary", "full_time"] as const)
          .filter((kind) => !plan.seats.some((seat) => seat.kind === kind))
          .map((kind) => ({
            id: newId(),
            kind,
            function: "general",
            organizationId: office.id,
            organizationName: office.name,
          }));
  const rows = [
    ...added.map(({ id, organizationId, seat }) => ({
      id,
      kind: seat.kind,
      function: seat.function,
      organizationId,
      organizationName: seat.unit.name,
    })),
    ...usual,
  ];
  await tx.councilSeat.createMany({
    data: rows.map((row) => ({ ...row, tenantId: actor.tenantId, councilId, termId, path })),
  });
  if (added.length === 0) return { placed, events: [] };
  const version =
    plan.setUp === null ? await moveCouncil(scope, { id: councilId, version: state.version }) : 1;
  return {
    placed,
    events: added.map(({ id }) =>
      councilEvent("council.seat_added", councilId, version, { seatId: id }),
    ),
  };
}

/** Somebody who is there: put right, told to the public, or leaving, as by hand. */
async function changeHolder(
  scope: Scope,
  { councilId, path, by }: Target,
  seatId: string,
  change: HolderChange,
): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const { holderId, version, title, phone, publishedOn, end } = change;
  const { count } = await tx.seatHolder.updateMany({
    where: { tenantId: actor.tenantId, id: holderId, version },
    data: {
      version: { increment: 1 },
      ...(title === undefined ? {} : { title }),
      ...sealedPhone(phone),
      ...(end !== undefined
        ? { status: "ended", endsOn: new Date(end.on), endReason: end.reason }
        : publishedOn === undefined
          ? {}
          : { status: "published" }),
    },
  });
  if (count === 0) throw new Refusal("conflict", "council.conflict");
  const step = (name: HolderStatus, day: string) => ({
    holderId,
    path,
    step: name,
    happenedOn: new Date(day),
    enteredBy: by,
  });
  await writeSteps(scope, [
    ...(publishedOn === undefined ? [] : [step("published", publishedOn)]),
    ...(end === undefined ? [] : [step("ended", end.on)]),
  ]);
  const about = { seatId, holderId };
  const next = version + 1;
  const fields = [
    ...(title === undefined ? [] : ["title"]),
    ...(phone === undefined ? [] : ["phone"]),
  ];
  return [
    ...(fields.length === 0
      ? []
      : [councilEvent("council.corrected", councilId, next, { ...about, fields })]),
    ...(publishedOn === undefined
      ? []
      : [councilEvent("council.published", councilId, next, about)]),
    ...(end === undefined
      ? []
      : [councilEvent("council.ended", councilId, next, { ...about, reason: end.reason })]),
  ];
}

/** Whoever was appointed on paper, with the steps that the paper tells. */
async function appoint(
  scope: Scope,
  target: Target,
  placed: readonly Placed[],
): Promise<EventSpec[]> {
  const { actor, tx } = scope;
  const { councilId, path, by } = target;
  const rows = placed.flatMap(({ id: seatId, organizationId, seat }) =>
    seat.appointed.map(({ line }) => ({ id: newId(), seatId, organizationId, line })),
  );
  await tx.seatHolder.createMany({
    data: rows.map(({ id, seatId, organizationId, line }) => ({
      tenantId: actor.tenantId,
      id,
      councilId,
      seatId,
      organizationId,
      path,
      role: roleOf(line),
      name: line.name ?? "",
      title: line.title ?? "",
      ...sealedPhone(line.phone ?? undefined),
      status: statusOf(line),
      startsOn: new Date(line.appointedOn ?? ""),
      ...(line.endedOn === null ? {} : { endsOn: new Date(line.endedOn), endReason: line.reason }),
    })),
  });
  const steps = rows.flatMap(({ id: holderId, seatId, line }) =>
    stepsOf(line).map((step) => ({ ...step, holderId, seatId })),
  );
  await writeSteps(
    scope,
    steps.map(({ seatId: _seat, reason: _reason, day, ...step }) => ({
      ...step,
      path,
      happenedOn: new Date(day),
      enteredBy: by,
    })),
  );
  return steps.map(({ step, seatId, holderId, reason }) =>
    councilEvent(`council.${step}`, councilId, 1, {
      seatId,
      holderId,
      ...(reason === null ? {} : { reason }),
    }),
  );
}

function statusOf({ endedOn, publishedOn }: FoundLine["line"]): HolderStatus {
  if (endedOn !== null) return "ended";
  return publishedOn === null ? "appointed" : "published";
}

function stepsOf(line: FoundLine["line"]) {
  const { appointedOn, publishedOn, endedOn, documentNo, reason } = line;
  return [
    {
      step: "appointed" as const,
      day: appointedOn ?? "",
      documentNo: documentNo ?? undefined,
      reason: null,
    },
    ...(publishedOn === null
      ? []
      : [{ step: "published" as const, day: publishedOn, documentNo: undefined, reason: null }]),
    ...(endedOn === null
      ? []
      : [{ step: "ended" as const, day: endedOn, documentNo: undefined, reason }]),
  ];
}
