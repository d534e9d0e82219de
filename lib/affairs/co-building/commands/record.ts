import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { CoBuildingEvent } from "../events";
import type { Fault } from "../rules/kinds";

export function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** Something wrong with what was typed: the advice stands beside its field. */
export function typedWrong({ field, key }: Fault): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

export function coEvent(
  name: CoBuildingEvent,
  { id, path, version }: { id: string; path?: string; version?: number },
  payload: EventSpec["payload"] = {},
): EventSpec {
  return {
    name,
    subjectId: id,
    payload,
    ...(path === undefined ? {} : { path }),
    ...(version === undefined ? {} : { version }),
  };
}

/** Somebody was faster; `about` is what the history tells of, where it is not what the form named. */
export function refuseChanged(about?: string): never {
  throw new Refusal("conflict", "coBuilding.conflict", { about });
}

export interface Participant {
  id: string;
  name: string;
  path: string;
  isOffice: boolean;
}

const participant = { id: true, name: true, path: true, kind: true } as const;

interface Row {
  id: string;
  name: string;
  path: string;
  kind: string;
}

function participantOf({ kind, ...row }: Row): Participant {
  return { ...row, isOffice: kind === "office" };
}

/** For whom somebody acts: a liaison officer for the unit, a secretary for the office of the place. One statement. */
export async function ownOrganization({ actor, tx }: Scope): Promise<Participant> {
  const row = await tx.organization.findFirst({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      ...(actor.role === "liaison"
        ? { id: actor.organizationId ?? "" }
        : { kind: "office", areaId: actor.areaId ?? "" }),
    },
    select: participant,
  });
  if (row === null) throw new Refusal("wrong-status", "coBuilding.closed");
  return participantOf(row);
}

/** Those who are asked for their word: not closed, and of a unit somebody can give it. Two statements. */
export async function speakersOf(
  scope: Scope,
  ids: readonly string[],
  field: string,
): Promise<Participant[]> {
  const found = await participantsOf(scope, ids, field);
  const units = found.filter(({ isOffice }) => !isOffice);
  if (units.length === 0) return found;
  const voices = await scope.tx.$queryRaw<{ id: string }[]>`
    select v::text as id from sec.units_with_voice() v where v = any (${units.map(({ id }) => id)}::uuid[])`;
  if (voices.length < units.length) throw typedWrong({ field, key: "field.noVoice" });
  return found;
}

/** Units and offices that are not closed; one of them that is, is said beside the field. One statement. */
export async function participantsOf(
  { actor, tx }: Scope,
  ids: readonly string[],
  field: string,
): Promise<Participant[]> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return [];
  const rows = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: [...wanted] },
      validTo: null,
      kind: { in: ["unit", "office"] },
    },
    orderBy: { id: "asc" },
    select: participant,
  });
  if (rows.length < wanted.size) throw typedWrong({ field, key: "field.closedUnit" });
  return rows.map(participantOf);
}
