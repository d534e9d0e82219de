import { isoDay } from "@/lib/platform/core/calendar-day";
import {
  isPast,
  kinds,
  levels,
  needStatuses,
  pairings,
  priorities,
  resourceStatuses,
  type Kind,
  type Level,
  type NeedStatus,
  type Pairing,
  type Priority,
  type ResourceStatus,
} from "../rules/kinds";
import { carriedOf, type DimensionSet, type Named } from "../rules/dimensions";
import { projectStatuses, type ProjectStatus } from "../rules/projects";

export interface EntryLine {
  id: string;
  title: string;
  kind: Kind;
  level: Level;
  place: string;
  organization: { id: string; name: string };
  /** Fen. */
  amount: number | null;
}

export interface NeedLine extends EntryLine {
  status: NeedStatus;
  priority: Priority;
  from: string | null;
  until: string | null;
  /** Nobody has claimed it, and the day until when it was wanted is over. */
  past: boolean;
}

export interface ResourceLine extends EntryLine {
  status: ResourceStatus;
  available: string;
  capacity: number | null;
  bookable: boolean;
}

export interface ProjectLine {
  id: string;
  title: string;
  level: Level;
  place: string;
  status: ProjectStatus;
  pairing: Pairing;
  /** Its dimensions in the words of the district. */
  tags: Named[];
  startsOn: string;
  endsOn: string;
  parties: { name: string; leads: boolean }[];
}

const entryColumns = {
  id: true,
  title: true,
  kind: true,
  level: true,
  areaId: true,
  organizationId: true,
  organizationName: true,
  amountFen: true,
  status: true,
} as const;
export const needColumns = {
  ...entryColumns,
  priority: true,
  wantedFrom: true,
  wantedUntil: true,
} as const;
export const resourceColumns = {
  ...entryColumns,
  available: true,
  capacity: true,
  bookable: true,
} as const;
export const projectColumns = {
  id: true,
  title: true,
  level: true,
  areaId: true,
  status: true,
  pairing: true,
  tags: true,
  startsOn: true,
  endsOn: true,
} as const;

interface EntryRow {
  id: string;
  title: string;
  kind: string;
  level: string;
  organizationId: string;
  organizationName: string;
  amountFen: bigint | null;
  status: string;
}

function entryLine(row: EntryRow, place: string): EntryLine {
  const { id, title } = row;
  return {
    id,
    title,
    place,
    kind: kinds.find((one) => one === row.kind) ?? "skills",
    level: levelOf(row),
    organization: { id: row.organizationId, name: row.organizationName },
    amount: row.amountFen === null ? null : Number(row.amountFen),
  };
}

export function needLine(
  row: EntryRow & { priority: string; wantedFrom: Date | null; wantedUntil: Date | null },
  place: string,
  today: string,
): NeedLine {
  const status = needStatuses.find((one) => one === row.status) ?? "withdrawn";
  const until = row.wantedUntil === null ? null : isoDay(row.wantedUntil);
  return {
    ...entryLine(row, place),
    status,
    until,
    past: status === "open" && isPast({ until }, today),
    priority: priorities.find((one) => one === row.priority) ?? "normal",
    from: row.wantedFrom === null ? null : isoDay(row.wantedFrom),
  };
}

export function resourceLine(
  row: EntryRow & { available: string; capacity: number | null; bookable: boolean },
  place: string,
): ResourceLine {
  const { available, capacity, bookable } = row;
  return {
    ...entryLine(row, place),
    available,
    capacity,
    bookable,
    status: resourceStatuses.find((one) => one === row.status) ?? "withdrawn",
  };
}

export function projectLine(
  row: {
    id: string;
    title: string;
    level: string;
    status: string;
    pairing: string;
    tags: string[];
    startsOn: Date;
    endsOn: Date;
  },
  place: string,
  parties: readonly { name: string; leads: boolean }[],
  sets: readonly DimensionSet[],
): ProjectLine {
  const { id, title } = row;
  return {
    id,
    title,
    place,
    level: levelOf(row),
    status: projectStatuses.find((one) => one === row.status) ?? "ended",
    pairing: pairings.find((one) => one === row.pairing) ?? "company",
    tags: carriedOf(sets, row.tags),
    startsOn: isoDay(row.startsOn),
    endsOn: isoDay(row.endsOn),
    parties: parties.map(({ name, leads }) => ({ name, leads })),
  };
}

function levelOf({ level }: { level: string }): Level {
  return levels.find((one) => one === level) ?? "community";
}
