// Everything here is an error from the first commit (eslint --max-warnings 0). The house's own
// rules live in scripts/lint and say in their messages where the code should go; this file says
// where each of them holds.
import { defineConfig, globalIgnores } from "eslint/config";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import house from "./scripts/lint/plugin.mjs";

const code = ["**/*.ts", "**/*.tsx"];
const plain = ["**/*.mjs", "**/*.js"];
const tests = ["tests/**"];
const data = ["**/data/**"];

export default defineConfig(
  globalIgnores([
    "**/.next*/",
    ".data*/",
    ".cache/",
    "coverage/",
    "test-results/",
    "playwright-report/",
    "prisma/generated/",
    "next-env.d.ts",
    "public/",
  ]),
  {
    name: "house/everywhere",
    files: [...code, ...plain],
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "house/file-names": "error",
      "house/no-raw-html": "error",
      "house/no-browser-advice": "error",
    },
  },
  {
    name: "house/hooks",
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    name: "house/typed",
    files: code,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      // "as const" stays allowed: it narrows, it never claims.
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // A server action must be async even when it has nothing to wait for.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    name: "house/environment",
    files: code,
    ignores: [
      "lib/platform/env.ts",
      "lib/platform/env/**",
      "scripts/**",
      "tests/support/**",
      "*.config.ts",
    ],
    rules: { "house/no-process-env": "error" },
  },
  {
    name: "house/time",
    files: ["lib/**/*.ts", "lib/**/*.tsx"],
    rules: { "house/no-ambient-time": "error" },
  },
  {
    // Where the database takes and gives a Date, an instant that was handed in may become one. The
    // rules between count in instants alone, with lib/platform/core/calendar*.ts.
    name: "house/time-at-the-border",
    files: [
      "lib/platform/**",
      "lib/*/*/queries.ts",
      "lib/*/*/queries/**",
      "lib/*/*/writes.ts",
      "lib/*/*/commands/**",
    ],
    rules: { "house/no-ambient-time": ["error", { instants: true }] },
  },
  {
    // An id begins with the milliseconds of its making; no deadline is ever read from it.
    name: "house/time-of-ids",
    files: ["lib/platform/core/id.ts"],
    rules: { "house/no-ambient-time": ["error", { instants: true, clock: true }] },
  },
  {
    name: "house/words",
    files: code,
    ignores: ["prisma/seed/**", "scripts/messages.*", ...tests, ...data],
    rules: { "house/no-chinese-literals": "error" },
  },
  {
    name: "house/sql",
    files: code,
    ignores: ["lib/platform/db.ts", "lib/platform/db/**"],
    rules: { "house/no-unsafe-sql": "error" },
  },
  {
    name: "house/size",
    files: [...code, ...plain],
    ignores: [...tests, ...data, ".dependency-cruiser.mjs"],
    rules: { "max-lines": ["error", { max: 300 }] },
  },
);
