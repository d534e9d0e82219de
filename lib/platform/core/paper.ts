/** A document as people file it: shown for printing and given as .docx from the same words. */
export interface Paper {
  title: string;
  /** Lines below the title: which term, which meeting, when and where. */
  lead: readonly string[];
  parts: readonly PaperPart[];
  /** Who signs and when, at the right below everything. */
  sign: readonly string[];
}

export interface PaperPart {
  heading?: string | undefined;
  /** Paragraphs before the table. */
  lines?: readonly string[] | undefined;
  table?: PaperTable | undefined;
}

export interface PaperTable {
  columns: readonly { head: string; /** Share of the width, in percent. */ width: number }[];
  rows: readonly (readonly string[])[];
  /** Said where there is no row. */
  empty: string;
}
