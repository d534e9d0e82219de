/** The facts this word can report. Payloads hold codes and counts. */
export type AreaEvent =
  "area.added" | "area.renamed" | "area.households_set" | "area.ended" | "area.imported";
