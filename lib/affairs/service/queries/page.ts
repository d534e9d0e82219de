import "server-only";

/** Rows of one page of a list. */
export const pageSize = 50;

/** Where a page ends: the time and the id of its last row, as one word of the address. */
export interface Cursor {
  at: Date;
  id: string;
}

export function cursorOf(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? "");
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { at: new Date(Number(match[1])), id: match[2] };
}

/** The rows of the page, and the word that leads to the next one. */
export function cut<Row>(
  rows: readonly Row[],
  edge: (row: Row) => Cursor,
): { shown: Row[]; before: string | null } {
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  if (last === undefined) return { shown, before: null };
  const { at, id } = edge(last);
  return { shown, before: `${String(at.getTime())}.${id}` };
}
