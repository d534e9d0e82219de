import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import { Refusal } from "@/lib/platform/core/refusal";

const secondsMax = 20;
const heapMegabytes = 192;

/** Why a file is not taken; the words are `sheet.<fault>`. */
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
  limits: { megabytes: number; rows: number },
): Promise<string[][]> {
  if (file.size > limits.megabytes * 1024 * 1024) {
    throw refuse(field, "sheet.tooLarge", limits.megabytes);
  }
  const { code, output } = await readInChild(Buffer.from(await file.arrayBuffer()), limits.rows);
  if (code !== 0) throw refuse(field, faults[code ?? -1] ?? "sheet.notOne", limits.rows);
  return rowsOf(JSON.parse(output));
}

function readInChild(
  bytes: Buffer,
  rows: number,
): Promise<{ code: number | null; output: string }> {
  // The path is put together at run time: the bundler would take the script for a module.
  const script = path.join(process.cwd(), "scripts", "read-sheet.mjs");
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${String(heapMegabytes)}`, script, String(rows)],
      {
        // None of this server's secrets is known to it.
        env: { NODE_ENV: "production" },
        stdio: ["pipe", "pipe", "ignore"],
        timeout: secondsMax * 1000,
        killSignal: "SIGKILL",
      },
    );
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
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
