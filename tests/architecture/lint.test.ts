import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";

// One planted fault per rule, and beside it the place where the same text is right. The files do
// not exist, so the typed rules are switched off; a last test plants their fault in a real file.
const eslint = new ESLint({
  overrideConfig: [
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: tseslint.configs.disableTypeChecked.rules ?? {},
    },
  ],
});

async function broken(checker: ESLint, filePath: string, code: string) {
  const [result] = await checker.lintText(code, { filePath });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? ["not linted"];
}

const long = "export {};\n".repeat(301);

describe("planted faults are caught", () => {
  test.each([
    ["house/no-process-env", "lib/web/planted.ts", "export const a = process.env.PORT;"],
    ["house/no-process-env", "lib/web/planted.ts", 'export const a = process["env"];'],
    ["house/no-process-env", "app/planted.ts", "export const { env } = process;"],
    ["house/no-process-env", "app/planted.ts", 'import { env } from "node:process";\nenv;'],
    ["house/no-ambient-time", "lib/web/planted.ts", "export const a = new Date();"],
    ["house/no-ambient-time", "lib/web/planted.ts", "export const a = new Date(5);"],
    ["house/no-ambient-time", "lib/web/planted.ts", "export const a = Date.now();"],
    ["house/no-ambient-time", "lib/web/planted.ts", "export const a = Math.random();"],
    ["house/no-ambient-time", "lib/parts/clocks/rules/x.ts", "export const a = new Date(5);"],
    ["house/no-ambient-time", "lib/platform/core/calendar.ts", "export const a = new Date();"],
    ["house/no-chinese-literals", "app/planted.ts", 'export const a = "派单";'],
    ["house/no-chinese-literals", "app/planted.ts", "export const a = `${b}件`;"],
    ["house/no-chinese-literals", "app/planted.tsx", "export const a = <p>退单</p>;"],
    ["house/no-chinese-literals", "app/planted.tsx", 'export const a = <p title="退单" />;'],
    ["house/no-raw-html", "app/planted.tsx", "export const a = <p dangerouslySetInnerHTML={b} />;"],
    ["house/no-raw-html", "app/planted.tsx", "element.innerHTML = text;"],
    ["house/no-browser-advice", "app/planted.tsx", "export const a = <form action={send} />;"],
    ["house/no-browser-advice", "app/planted.tsx", 'export const a = <form method="get" />;'],
    ["house/no-unsafe-sql", "lib/parts/clocks/queries.ts", "tx.$queryRawUnsafe(text);"],
    ["house/no-unsafe-sql", "lib/parts/clocks/queries.ts", "const { $executeRawUnsafe } = tx;"],
    ["house/file-names", "lib/parts/clocks/utils.ts", "export {};"],
    ["house/file-names", "components/ui/index.tsx", "export {};"],
    ["house/file-names", "components/ui/Button.tsx", "export {};"],
    ["max-lines", "lib/parts/clocks/planted.ts", long],
    ["@typescript-eslint/no-explicit-any", "app/planted.ts", "export const a: any = 1;"],
    ["@typescript-eslint/no-non-null-assertion", "app/planted.ts", "export const a = b!;"],
    ["@typescript-eslint/consistent-type-assertions", "app/planted.ts", "export const a = b as C;"],
    [
      "@typescript-eslint/consistent-type-imports",
      "app/planted.ts",
      'import { A } from "./a";\nexport let b: A;',
    ],
  ])("%s in %s: %s", async (rule, path, code) => {
    expect(await broken(eslint, path, code)).toContain(rule);
  });

  test.each([
    ["lib/platform/env.ts", "export const a = process.env.PORT;"],
    ["lib/platform/core/calendar-day.ts", "export const a = new Date(5);"],
    ["lib/parts/clocks/commands/start.ts", "export const a = new Date(actor.now);"],
    ["lib/platform/core/id.ts", "export const a = Date.now();"],
    ["app/planted.ts", "export const a = [1, 2] as const; // 派单"],
    ["app/planted.ts", "export const a = /[一-龥]/u;"],
    ["app/planted.tsx", "export const a = <form action={send} noValidate />;"],
    ["app/planted.tsx", 'export const a = <form method="dialog" />;'],
    ["prisma/seed/planted.ts", 'export const a = "派单";'],
    ["lib/ground/settings/data/planted.ts", `export const a = "派单";\n${long}`],
    ["tests/unit/planted.test.ts", 'export const a = "派单";'],
  ])("nothing in %s: %s", async (path, code) => {
    expect(await broken(eslint, path, code)).toEqual([]);
  });
});

test("the typed rules know types", { timeout: 60_000 }, async () => {
  const code = [
    'const later = async () => "done";',
    "later();",
    'export function say(word: "a" | "b"): string {',
    '  switch (word) { case "a": return word; }',
    '  return "";',
    "}",
  ].join("\n");
  expect(await broken(new ESLint(), "tests/architecture/source.ts", code)).toEqual([
    "@typescript-eslint/no-floating-promises",
    "@typescript-eslint/switch-exhaustiveness-check",
  ]);
});
