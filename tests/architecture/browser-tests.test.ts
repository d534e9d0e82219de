import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesBelow, root } from "./source";

// Playwright loads its files outside of the server: one import of a server's module, however far away,
// and no test in a browser runs at all. The same goes for a JSON file that is imported without saying so.

test("what runs in Playwright loads nothing of the server, and says of JSON that it is", () => {
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = runtimeImports(file);
    const here = [...way, relative(root, file)];
    if (imports.some(({ name }) => name === "server-only")) found.push(here.join(" → "));
    for (const { name, typed } of imports) {
      if (name.endsWith(".json") && !typed) found.push([...here, name].join(" → "));
      const next = resolved(name, file);
      if (next !== null) visit(next, here);
    }
  };
  const entries = filesBelow(["tests/e2e", "tests/security/http"], (path) => path.endsWith(".ts"));
  for (const file of entries) visit(join(root, file), []);
  expect(seen.size).toBeGreaterThan(entries.length);
  expect(found).toEqual([]);
});

/** What a file loads when it runs: imports of types alone are gone by then. */
function runtimeImports(file: string): { name: string; typed: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from) || isOfTypes(statement)) return [];
    return [{ name: from.text, typed: statement.attributes !== undefined }];
  });
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function resolved(name: string, from: string): string | null {
  if (!name.startsWith("@/") && !name.startsWith(".")) return null;
  const base = name.startsWith("@/") ? join(root, name.slice(2)) : join(dirname(from), name);
  return (
    [base, `${base}.ts`, `${base}.tsx`].find((path) => /\.tsx?$/.test(path) && existsSync(path)) ??
    null
  );
}
