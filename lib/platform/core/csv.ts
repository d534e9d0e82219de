export type CsvFault =
  | "unclosed-quote"
  | "text-after-quote"
  | "quote-inside-cell"
  | "record-too-long"
  | "no-header"
  | "missing-column"
  | "repeated-column"
  | "wrong-width";

/** What is wrong with a file, and in which line of it (the first is 1). */
export class CsvError extends Error {
  override readonly name = "CsvError";
  readonly code: CsvFault;
  readonly line: number;
  /** The column that is missing or repeated. */
  readonly column: string | null;

  constructor(code: CsvFault, line: number, column: string | null = null) {
    super(`${code} in line ${String(line)}`);
    this.code = code;
    this.line = line;
    this.column = column;
  }
}

/** One record; `line` is the line of the file in which it begins. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

export type CsvRow<Column extends string> = {
  readonly line: number;
  readonly cell: (column: Column) => string;
};

export type CsvLimits = {
  /** Characters of one record. A forgotten quote must not read a whole file into one cell. */
  readonly recordMax: number;
};

const usualLimits: CsvLimits = { recordMax: 100_000 };

/**
 * Reads CSV (RFC 4180) with a header line, as rows by column name. Columns may come in any order;
 * columns that nobody asked for are left out.
 */
export async function* readCsvRows<Column extends string>(
  chunks: AsyncIterable<string>,
  columns: readonly Column[],
  limits: CsvLimits = usualLimits,
): AsyncGenerator<CsvRow<Column>> {
  let header: readonly string[] | null = null;
  let places: ReadonlyMap<Column, number> = new Map();
  for await (const { line, cells } of readCsv(chunks, limits)) {
    if (header === null) {
      header = cells.map((cell) => cell.trim());
      places = placesOf(columns, header, line);
    } else {
      if (cells.length !== header.length) throw new CsvError("wrong-width", line);
      yield { line, cell: (column) => cells[places.get(column) ?? -1] ?? "" };
    }
  }
  if (header === null) throw new CsvError("no-header", 1);
}

/**
 * Reads CSV (RFC 4180) as records of cells, while the text is still coming in. Takes a byte order
 * mark, quoted cells with commas, quotes and line ends in them, and CRLF, LF or CR as line ends,
 * wherever the chunks are cut. Empty lines are left out. Throws `CsvError`.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  limits: CsvLimits = usualLimits,
): AsyncGenerator<CsvRecord> {
  const reader = new RecordReader(limits);
  for await (const chunk of chunks) yield* reader.take(chunk);
  yield* reader.end();
}

/** Where the reader stands in a cell; `quote` is just after a quote in a quoted cell. */
type State = "start" | "plain" | "quoted" | "quote";

class RecordReader {
  private state: State = "start";
  private cell = "";
  private cells: string[] = [];
  private length = 0;
  private line = 1;
  private recordLine = 1;
  private afterCr = false;
  private untouched = true;

  constructor(private readonly limits: CsvLimits) {}

  *take(chunk: string): Generator<CsvRecord> {
    let i = 0;
    if (this.untouched && chunk !== "") {
      this.untouched = false;
      if (chunk.startsWith("\ufeff")) i = 1;
    }
    while (i < chunk.length) {
      // Everything up to the next sign with a meaning is taken at once.
      const end = this.runEnd(chunk, i);
      if (end > i) {
        this.addText(chunk.slice(i, end));
        this.afterCr = false;
        i = end;
        continue;
      }
      const record = this.addSign(chunk.charAt(i));
      if (record) yield record;
      i += 1;
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.state === "quoted") throw new CsvError("unclosed-quote", this.recordLine);
    const record = this.closeRecord();
    if (record) yield record;
  }

  private runEnd(chunk: string, from: number): number {
    const meaning = this.state === "quoted" ? /["\r\n]/g : /[",\r\n]/g;
    meaning.lastIndex = from;
    return meaning.exec(chunk)?.index ?? chunk.length;
  }

  private addText(text: string): void {
    if (this.state === "quote") throw new CsvError("text-after-quote", this.line);
    if (this.state === "start") this.state = "plain";
    this.cell += text;
    this.grow(text.length);
  }

  private addSign(sign: string): CsvRecord | null {
    // CRLF is one line end, also when the two stand in two chunks.
    const secondHalf = sign === "\n" && this.afterCr;
    this.afterCr = sign === "\r";
    if (sign === "\r" || (sign === "\n" && !secondHalf)) this.line += 1;
    this.grow(1);

    if (this.state === "quoted") {
      if (sign === '"') this.state = "quote";
      // Line ends inside a cell become LF, whatever the file uses.
      else if (!secondHalf) this.cell += "\n";
      return null;
    }
    if (sign === '"') {
      this.openOrDoubleQuote();
      return null;
    }
    if (sign === ",") {
      this.closeCell();
      return null;
    }
    return secondHalf ? null : this.closeRecord();
  }

  private grow(by: number): void {
    this.length += by;
    if (this.length > this.limits.recordMax) throw new CsvError("record-too-long", this.recordLine);
  }

  private openOrDoubleQuote(): void {
    if (this.state === "plain") throw new CsvError("quote-inside-cell", this.line);
    if (this.state === "quote") this.cell += '"';
    this.state = "quoted";
  }

  private closeCell(): void {
    this.cells.push(this.cell);
    this.cell = "";
    this.state = "start";
  }

  private closeRecord(): CsvRecord | null {
    const empty = this.state === "start" && this.cells.length === 0;
    if (!empty) this.closeCell();
    const record = empty ? null : { line: this.recordLine, cells: this.cells };
    this.cells = [];
    this.length = 0;
    this.recordLine = this.line;
    return record;
  }
}

function placesOf<Column extends string>(
  columns: readonly Column[],
  header: readonly string[],
  line: number,
): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const column of columns) {
    const place = header.indexOf(column);
    if (place < 0) throw new CsvError("missing-column", line, column);
    if (header.includes(column, place + 1)) throw new CsvError("repeated-column", line, column);
    places.set(column, place);
  }
  return places;
}
