// Reads one spreadsheet (.xlsx) from standard input and writes its rows as JSON to standard output.
// Runs as a child with little memory and no environment (lib/platform/files/sheet.ts): a file that
// breaks the reader breaks this process and nothing else.
//
// Exit codes: 0 rows; 10 not a spreadsheet; 11 too much inside; 12 formulas, macros or links; 13 rows.

import { inflateRawSync } from "node:zlib";
import { readSheet } from "read-excel-file/node";

const entriesMax = 200;
const unpackedMax = 30 * 1024 * 1024;
const [, , rowsMax = "1000", columnsMax = "30"] = process.argv;

const bytes = await readAll(process.stdin);
inspect(bytes);
let rows;
try {
  rows = await readSheet(bytes);
} catch (error) {
  // No room left for it, which is another fault than not being a spreadsheet.
  process.exit(error instanceof RangeError ? 11 : 10);
}
// Blank lines at the end are what people leave behind; those between keep their number.
const last = rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== ""));
if (last > Number(rowsMax)) process.exit(13);
const texts = rows.slice(0, last + 1).map((row) => row.slice(0, Number(columnsMax)).map(textOf));
process.stdout.write(JSON.stringify(texts));

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Cells as people read them; a date is a wall clock without zone and comes as UTC. */
function textOf(cell) {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 16);
  // A spreadsheet keeps fifteen digits; a longer number is not what was typed any more.
  if (typeof cell === "number" && Math.abs(cell) >= 1e15) return "#long-number";
  return typeof cell === "string" ? cell : JSON.stringify(cell);
}

/**
 * Looks into the archive before the reader does: how many parts, how large unpacked (measured, not
 * believed), and whether any of them computes something or reaches outside.
 */
function inspect(zip) {
  let total = 0;
  for (const entry of entriesOf(zip)) {
    if (/vbaProject|externalLinks\/|macrosheets\/|connections\.xml$/i.test(entry.name))
      process.exit(12);
    const content = unpack(zip, entry, unpackedMax - total);
    total += content.length;
    if (
      /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) &&
      /<(?:\w+:)?f[\s>/]/.test(content.toString("latin1"))
    ) {
      process.exit(12);
    }
  }
}

/** The central directory at the end of the file (PKWARE APPNOTE 4.3.12, 4.3.16). */
function entriesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (zip.length < 22 || end < 0 || end + 22 > zip.length) process.exit(10);
  const count = zip.readUInt16LE(end + 10);
  if (count > entriesMax) process.exit(11);
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) process.exit(10);
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      header: zip.readUInt32LE(at + 42),
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(zip, { method, packed, header }, left) {
  if (header + 30 > zip.length || zip.readUInt32LE(header) !== 0x04034b50) process.exit(10);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const raw = zip.subarray(start, start + packed);
  if (method === 0) {
    if (raw.length > left) process.exit(11);
    return raw;
  }
  if (method !== 8) process.exit(10);
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    return process.exit(error.code === "ERR_BUFFER_TOO_LARGE" ? 11 : 10);
  }
}
