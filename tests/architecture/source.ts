import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The tests are started in the root of the repository. */
export const root = process.cwd();

/** Paths relative to the root, sorted. `globSync` reads brackets and parentheses literally here. */
export function filesBelow(folders: readonly string[], accepts: (path: string) => boolean) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => globSync("**/*", { cwd: join(root, folder) }).map((p) => `${folder}/${p}`))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.includes("node_modules/") && accepts(path))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

export function parse(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** Every node below the given one, in the order of the text. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** The local names under which a file knows values of the given module. */
export function namesImportedFrom(file: ts.SourceFile, module: string): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (statement.moduleSpecifier.text !== module) continue;
    const clause = statement.importClause;
    if (clause === undefined || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
    if (clause.name) names.add(clause.name.text);
    const bindings = clause.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
    else {
      for (const element of bindings.elements) {
        if (!element.isTypeOnly) names.add(element.name.text);
      }
    }
  }
  return names;
}

/** The name a call begins with: `guard` in `guard.read(fn)`, `action` in `action(command)`. */
export function calleeName(expression: ts.Expression | undefined): string | undefined {
  if (expression === undefined || !ts.isCallExpression(expression)) return undefined;
  let callee = expression.expression;
  while (ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) ? callee.text : undefined;
}
