import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { Refusal } from "@/lib/platform/core/refusal";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { rowsOfFirstText, sheetOf } from "@/tests/support/hostile-sheets";

function read(bytes: Buffer): Promise<string[][]> {
  const file = new File([new Uint8Array(bytes)], "a.xlsx");
  return readSheetRows(file, "file", { megabytes: 2, rows: 1000 });
}

async function refusalOf(bytes: Buffer): Promise<string | undefined> {
  try {
    await read(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields["file"];
  }
}

const text = (length: number) => `<si><t>${"满".repeat(length)}</t></si>`;

describe("a sheet from outside", () => {
  test("is read to its last line", async () => {
    const rows = await read(sheetOf(rowsOfFirstText(1001), text(200)));
    expect(rows).toHaveLength(1001);
    expect(rows[1000]?.[25]).toBe("满".repeat(200));
  }, 30_000);

  test("one long text that every cell points to is not written out", async () => {
    const bytes = sheetOf(rowsOfFirstText(1000), text(3_000_000));
    expect(bytes.length).toBeLessThan(200_000);
    expect(await refusalOf(bytes)).toBe("sheet.tooMuch");
  }, 30_000);

  test("what needs more memory than a sheet may is stopped, and the next one is read", async () => {
    // Two cells, and seventeen thousand million empty ones between them.
    const lines = [
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    ];
    const bytes = sheetOf(lines.join(""));
    expect(bytes.length).toBeLessThan(2_000);
    expect(await refusalOf(bytes)).toBe("sheet.tooMuch");
    expect(await read(sheetOf(rowsOfFirstText(1), text(1)))).toHaveLength(1);
  }, 60_000);
});

describe.runIf(process.platform === "linux")("the child", () => {
  test("has limits of its own, and nothing of this process's environment", async () => {
    const reading = read(sheetOf(rowsOfFirstText(1001), text(200)));
    const seen = await vi.waitUntil(() => readersSeen().at(0), { interval: 5, timeout: 10_000 });
    expect(seen.limits).toMatch(/Max data size +268435456 +268435456/);
    expect(seen.limits).toMatch(/Max file size +0 +0/);
    expect(seen.limits).toMatch(/Max cpu time +20 +20/);
    expect(seen.environment.filter((name) => name !== "PWD")).toEqual(["NODE_ENV"]);
    await reading;
  }, 30_000);
});

/** The readers that this process has started, once they are no longer the shell they begin as. */
function readersSeen() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const of = (what: string) => readFileSync(`/proc/${pid}/${what}`, "utf8");
        const [program = "", ...rest] = of("cmdline").split("\0");
        const parent = of("stat").split(") ").at(-1)?.split(" ")[1];
        const ours =
          Number(parent) === process.pid && rest.some((one) => one.endsWith("read-sheet.mjs"));
        if (!ours || program === "/bin/sh") return [];
        const environment = of("environ").split("\0").filter(Boolean);
        return [{ limits: of("limits"), environment: environment.map((one) => one.split("=")[0]) }];
      } catch {
        return [];
      }
    });
}
