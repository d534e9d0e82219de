import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { spawnLimited } from "./limited-child";

const secondsMax = 20;
/** What the largest sheet that is taken needs, measured; one that wants more gets none. */
const limits = { dataMegabytes: 256, heapMegabytes: 128, cpuSeconds: secondsMax };
const outputMax = 16 * 1024 * 1024;

/** Why a file is not taken; a child that was stopped has told nothing, and had too much to do. */
const faults: Readonly<Record<number, string>> = {
  10: "sheet.notOne",
  11: "sheet.tooMuch",
  12: "sheet.active",
  13: "sheet.tooManyRows",
};

/**
 * The cells of a spreadsheet's first sheet as texts, row by row. The file comes from outside: it is
 * opened by a child process without environment, with little memory and time (scripts/read-sheet.mjs).
 * What cannot be read is refused at `field`.
 */
export async function readSheetRows(
  file: File,
  field: string,
  max: { megabytes: number; rows: number },
): Promise<string[][]> {
  if (file.size > max.megabytes * 1024 * 1024) {
    throw refuse(field, "sheet.tooLarge", max.megabytes);
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  const { code, output } = await readInChild(bytes, max.rows);
  if (code !== 0) throw refuse(field, faults[code ?? -1] ?? "sheet.tooMuch", max.rows);
  return rowsOf(JSON.parse(output));
}

function readInChild(
  bytes: Buffer,
  rows: number,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnLimited("read-sheet.mjs", [String(rows)], limits);
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = () => child.kill("SIGKILL");
    const timer = setTimeout(stop, secondsMax * 1000);
    child.stdout.on("data", (chunk: Buffer) => {
      // One long text that a thousand cells point to is short in the file and endless here.
      length += chunk.length;
      if (length > outputMax) stop();
      else chunks.push(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      const whole = length <= outputMax;
      resolve({ code: whole ? code : null, output: Buffer.concat(chunks).toString("utf8") });
    });
    // A child that ends before it has read everything breaks the pipe; its exit code says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
  });
}

function rowsOf(parsed: unknown): string[][] {
  if (!Array.isArray(parsed)) throw new Error("the reader of spreadsheets gave no rows");
  return parsed.map((row) => (Array.isArray(row) ? row.map(String) : []));
}

function refuse(field: string, reason: string, max: number): Refusal {
  return new Refusal("invalid", "refusal.invalid", {
    fields: { [field]: reason },
    values: { max },
  });
}
