import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import type { ProjectCells, ProjectColumn, ResourceCells, ResourceColumn } from "./import-line";
import type { Dimension } from "./dimensions";
import { amountFault, daysFault, type Kind, type Pairing } from "./kinds";
import { hasBegun, planFault } from "./projects";

export interface Place {
  id: string;
  path: string;
  level: string;
}

export interface Sharer {
  id: string;
  name: string;
  path: string;
}

/** What rows are judged by. */
export interface ImportLookups {
  /** The place of a text, or why there is none. */
  placeOf: (text: string) => Place | string;
  /** The open unit or office of a name, the one of the place where there are several; or why there is none. */
  sharerOf: (name: string, place: Place) => Sharer | string;
  /** The district's dimensions by their words, also those that are retired. */
  tags: ReadonlyMap<string, Dimension>;
  /** What is on the lists already. */
  known: ReadonlySet<string>;
  today: string;
}

export interface ImportPlan<Change> {
  changes: Change[];
  verdicts: Map<number, "fresh" | "same">;
  advice: RowAdvice[];
}

export interface ResourceChange {
  line: ResourceCells;
  kind: Kind;
  place: Place;
  sharer: Sharer;
}

export interface ProjectChange {
  line: ProjectCells;
  pairing: Pairing;
  place: Place;
  /** Who leads comes first. */
  parties: Sharer[];
  tags: string[];
  status: "confirmed" | "running" | "finished";
  startsOn: string;
  endsOn: string;
}

export function resourceKey(path: string, organizationId: string, title: string): string {
  return [path, organizationId, title].join("|");
}

export function projectKey(path: string, title: string, startsOn: string): string {
  return [path, title, startsOn].join("|");
}

/** Judges the rows of resources; one that is on the list already stays as it is. */
export function planResources(
  lines: readonly ResourceCells[],
  look: ImportLookups,
): ImportPlan<ResourceChange> {
  return plan(lines, look, (line) => {
    const { kind, title } = line;
    const place = look.placeOf(line.place);
    if (typeof place === "string") return wrong<ResourceColumn>("place", place);
    if (kind === null) return wrong<ResourceColumn>("kind", "field.required");
    const sharer = look.sharerOf(line.organization, place);
    if (typeof sharer === "string") return wrong<ResourceColumn>("organization", sharer);
    const fault = amountFault({ kind, amount: line.amount ?? undefined }, true);
    if (fault !== null) return wrong<ResourceColumn>("amount", fault.key);
    if (line.bookable === "yes" && kind === "funds") {
      return wrong<ResourceColumn>("bookable", "field.bookableNone");
    }
    return {
      key: resourceKey(place.path, sharer.id, title),
      change: { line, kind, place, sharer },
    };
  });
}

/** Judges the rows of projects: each has two parties at least, one of which leads, and the paper by which it stands. */
export function planProjects(
  lines: readonly ProjectCells[],
  look: ImportLookups,
): ImportPlan<ProjectChange> {
  return plan(lines, look, (line) => {
    const { pairing, status, startsOn, endsOn, title } = line;
    const place = look.placeOf(line.place);
    if (typeof place === "string") return wrong<ProjectColumn>("place", place);
    if (pairing === null) return wrong<ProjectColumn>("pairing", "field.required");
    if (status === null) return wrong<ProjectColumn>("status", "field.required");
    if (startsOn === null) return wrong<ProjectColumn>("startsOn", "field.required");
    if (endsOn === null) return wrong<ProjectColumn>("endsOn", "field.required");
    const days = daysFault(startsOn, endsOn, "endsOn");
    if (days !== null) return wrong<ProjectColumn>("endsOn", days.key);
    if ((status === "finished") !== (line.result !== null)) {
      return wrong<ProjectColumn>("result", "projectImport.resultWhenFinished");
    }
    if (status === "finished" && !hasBegun({ startsOn }, look.today)) {
      return wrong<ProjectColumn>("startsOn", "projectImport.finishedAhead");
    }
    const key = projectKey(place.path, title, startsOn);
    // What is on the list already keeps its words, as an export of it has them.
    const refusedTag = line.tags.find((tag) => {
      const known = look.tags.get(tag);
      return known === undefined || (known.retired && !look.known.has(key));
    });
    if (refusedTag !== undefined) {
      const reason = look.tags.has(refusedTag) ? "projectImport.tagRetired" : "projectImport.tag";
      const open = [...look.tags.values()].filter(({ retired }) => !retired);
      const words = open.map(({ name }) => name).join(" ");
      return wrong<ProjectColumn>("tags", reason, { tag: refusedTag, words });
    }
    const lead = look.sharerOf(line.lead, place);
    if (typeof lead === "string") return wrong<ProjectColumn>("lead", lead);
    const parties = [lead];
    for (const name of line.parties) {
      const party = look.sharerOf(name, place);
      if (typeof party === "string") return wrong<ProjectColumn>("parties", party, { name });
      if (parties.every(({ id }) => id !== party.id)) parties.push(party);
    }
    const partyIds = parties.map(({ id }) => id);
    const alone = planFault({ startsOn, endsOn, partyIds }, lead.id);
    if (alone !== null) return wrong<ProjectColumn>("parties", alone.key);
    const tags = line.tags.flatMap((tag) => look.tags.get(tag)?.key ?? []);
    return {
      key,
      change: { line, pairing, place, parties, tags, status, startsOn, endsOn },
    };
  });
}

interface Wrong<Column extends string> {
  column: Column;
  reason: string;
  values: RowAdvice["values"];
}

/** Row by row: what is wrong stands beside its column, and nothing of that row is taken. */
function plan<Line extends { row: number }, Change>(
  lines: readonly Line[],
  { known }: ImportLookups,
  judge: (line: Line) => Wrong<string> | { key: string; change: Change },
): ImportPlan<Change> {
  const made: ImportPlan<Change> = { changes: [], verdicts: new Map(), advice: [] };
  const seen = new Map<string, number>();
  for (const line of lines) {
    const found = judge(line);
    if ("reason" in found) {
      made.advice.push(refusedRow(line.row, found.column, "", found.reason, found.values));
      continue;
    }
    const twin = seen.get(found.key);
    if (twin !== undefined) {
      made.advice.push(refusedRow(line.row, "title", "", "coImport.twice", { row: twin }));
      continue;
    }
    seen.set(found.key, line.row);
    const isKnown = known.has(found.key);
    made.verdicts.set(line.row, isKnown ? "same" : "fresh");
    if (!isKnown) made.changes.push(found.change);
  }
  return made;
}

function wrong<Column extends string>(
  column: Column,
  reason: string,
  values: RowAdvice["values"] = {},
): Wrong<Column> {
  return { column, reason, values };
}
