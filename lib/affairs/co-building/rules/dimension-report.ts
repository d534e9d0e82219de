import type { Dimension, DimensionSet, SetKey } from "./dimensions";
import type { standing } from "./projects";

/** How many projects there are in each of the statuses that count. */
export type Counts = Readonly<Record<(typeof standing)[number], number>>;

export interface DimensionCounts extends Dimension {
  counts: Counts;
}

export interface SetCounts {
  key: SetKey;
  name: string;
  entries: DimensionCounts[];
}

export interface DimensionReport {
  /** In the order of the district's list, never by size; what is retired stands as long as a project carries it. */
  sets: SetCounts[];
  /** Projects without any dimension, and all of them. */
  without: Counts;
  all: Counts;
}

interface Heap {
  tags: readonly string[];
  status: string;
  n: number;
}

/** Heaps of projects that have the same dimensions and status, by dimension; one with several stands at each of them. */
export function reportOf(sets: readonly DimensionSet[], heaps: readonly Heap[]): DimensionReport {
  const count = (has: (tags: readonly string[]) => boolean): Counts => {
    const of = (status: string) =>
      heaps.reduce((sum, one) => sum + (one.status === status && has(one.tags) ? one.n : 0), 0);
    return { confirmed: of("confirmed"), running: of("running"), finished: of("finished") };
  };
  return {
    sets: sets
      .map(({ key, title, entries }) => ({
        key,
        name: title.name,
        entries: entries
          .map((one) => ({
            ...one,
            retired: one.retired || title.retired,
            counts: count((tags) => tags.includes(one.key)),
          }))
          .filter(({ retired, counts }) => !retired || sumOf(counts) > 0),
      }))
      .filter(({ entries }) => entries.length > 0),
    without: count((tags) => tags.length === 0),
    all: count(() => true),
  };
}

export function sumOf({ confirmed, running, finished }: Counts): number {
  return confirmed + running + finished;
}
