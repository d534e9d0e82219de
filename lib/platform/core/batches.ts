/**
 * A list in pieces. PostgreSQL takes 65535 values in one statement, and one that takes long to put
 * together keeps its transaction idle meanwhile.
 */
export function batches<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
