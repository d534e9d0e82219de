import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// A figure that nothing can make fail proves nothing: each that has a goal is named by a test that
// plants a fault and sees it fail.

test("every figure of the proofs has its planted fault", () => {
  const made = globSync("tests/proofs/**/*.ts").flatMap((file) =>
    read(file)
      .split(/\bfigure\(\s*(?=")/)
      .slice(1)
      .map((call) => ({
        name: /"([^"]+)"/.exec(call)?.[1] ?? "",
        free: /["`](?:=|>=|<=) [^"`]+["`]/.exec(call)?.[0] === '">= 0"',
      })),
  );
  expect(made.length).toBeGreaterThan(30);
  const tests = globSync("tests/{unit,integration}/proofs/*.test.ts").map(read).join("\n");
  const bare = made.filter(({ name, free }) => !free && !tests.includes(`"${name}"`));
  expect(bare.map(({ name }) => name)).toEqual([]);
});

function read(file: string): string {
  return readFileSync(file, "utf8");
}
