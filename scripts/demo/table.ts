/** Lines of text in columns; a Chinese character takes two places on a terminal. */
export function table(rows: string[][]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(cell));
    });
  }
  const pad = (cell: string, column: number) =>
    cell + " ".repeat((widths[column] ?? 0) - width(cell));
  return rows.map((row) => `  ${row.map(pad).join("  ").trimEnd()}`).join("\n");
}

function width(text: string): number {
  let places = 0;
  for (const character of text) places += /[\u1100-\u115f\u2e80-\uffef]/u.test(character) ? 2 : 1;
  return places;
}
