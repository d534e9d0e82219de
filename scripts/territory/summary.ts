/* What an import of areas tells at its end: the last line of the command, and its result. */

export interface ImportSummary {
  created: number;
  updated: number;
  unchanged: number;
  /** Codes of areas in force, of the levels in the file, that the file does not name. */
  missing: string[];
  rejected: { line: number | null; code: string | null; reason: string }[];
}

/** The summary of an import that wrote nothing. */
export function refused(rejected: readonly ImportSummary["rejected"][number][]): ImportSummary {
  return { created: 0, updated: 0, unchanged: 0, missing: [], rejected: [...rejected] };
}
