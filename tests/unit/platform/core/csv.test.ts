import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CsvError, readCsv, readCsvRows, type CsvRecord } from "@/lib/platform/core/csv";

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield await Promise.resolve(text.slice(i, i + size));
}

async function read(text: string, size = text.length + 1): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of readCsv(inChunks(text, size))) records.push(record);
  return records;
}

async function faultOf(reading: Promise<unknown>): Promise<unknown> {
  const error = await reading.catch((thrown: unknown) => thrown);
  return error instanceof CsvError ? [error.code, error.line, error.column] : error;
}

describe("readCsv", () => {
  it.each<[string, string, [number, string[]][]]>([
    [
      "plain cells",
      "a,b\nc,d\n",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "no line end at the end",
      "a\nb",
      [
        [1, ["a"]],
        [2, ["b"]],
      ],
    ],
    [
      "CRLF",
      "a,b\r\nc,d\r\n",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "CR alone",
      "a\rb\r",
      [
        [1, ["a"]],
        [2, ["b"]],
      ],
    ],
    ["a byte order mark", "\ufeffa,b", [[1, ["a", "b"]]]],
    ["a mark before a quote", '\ufeff"a",b', [[1, ["a", "b"]]]],
    ["commas and quotes in quotes", '"a,b","say ""hi"""', [[1, ["a,b", 'say "hi"']]]],
    [
      "line ends in quotes",
      '"a\r\nb\nc\rd",x\r\ny,z',
      [
        [1, ["a\nb\nc\nd", "x"]],
        [5, ["y", "z"]],
      ],
    ],
    [
      "empty cells",
      ',\n"",',
      [
        [1, ["", ""]],
        [2, ["", ""]],
      ],
    ],
    ["one empty quoted cell", '""', [[1, [""]]]],
    [
      "empty lines, lines counted",
      "a\n\n\r\nb",
      [
        [1, ["a"]],
        [4, ["b"]],
      ],
    ],
    ["blanks are kept", " a , b ", [[1, [" a ", " b "]]]],
    ["nothing", "", []],
    ["only a mark", "\ufeff", []],
  ])("%s, however it is cut", async (_, text, records) => {
    const expected = records.map(([line, cells]) => ({ line, cells }));
    expect(await read(text)).toEqual(expected);
    for (const size of [1, 2, 3, 5]) expect(await read(text, size)).toEqual(expected);
  });

  it.each<[string, number, string]>([
    ["unclosed-quote", 2, 'a\n"b\nc\n'],
    ["text-after-quote", 1, '"a"b'],
    ["text-after-quote", 3, 'x\n"a\nb"c'],
    ["quote-inside-cell", 2, 'x\na"b'],
    ["record-too-long", 2, `x\n"${"y".repeat(100_001)}"`],
    ["record-too-long", 1, ",".repeat(100_001)],
  ])("%s in line %i", async (code, line, text) => {
    expect(await faultOf(read(text))).toEqual([code, line, null]);
    expect(await faultOf(read(text, 7))).toEqual([code, line, null]);
  });

  it("reads back whatever is written by the rules", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "街", '"', ",", "\n", " ", "😀"),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 9 }),
        async (rows, lineEnd, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((row) => row.map(quoted).join(",")).join(lineEnd);
          const records = await read(text, size);
          expect(records.map((record) => record.cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("readCsvRows", () => {
  const columns = ["code", "name"] as const;
  async function rows(text: string): Promise<[number, string, string][]> {
    const found: [number, string, string][] = [];
    for await (const row of readCsvRows(inChunks(text, 4), columns)) {
      found.push([row.line, row.cell("code"), row.cell("name")]);
    }
    return found;
  }

  it("finds columns by name, in any order, among others", async () => {
    expect(await rows("name , note,code\n甲,x,1\n\n乙,,2\n")).toEqual([
      [2, "1", "甲"],
      [4, "2", "乙"],
    ]);
  });

  it("reads a file with a header only", async () => {
    expect(await rows("code,name")).toEqual([]);
  });

  it.each([
    ["", ["no-header", 1, null]],
    ["code\n1", ["missing-column", 1, "name"]],
    ["\ncode,name,code\n", ["repeated-column", 2, "code"]],
    ["code,name\n1", ["wrong-width", 2, null]],
    ["code,name\n1,a,b", ["wrong-width", 2, null]],
  ])("refuses %j", async (text, fault) => {
    expect(await faultOf(rows(text))).toEqual(fault);
  });
});
