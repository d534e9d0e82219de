import ts from "typescript";
import { calleeName, namesImportedFrom, nodesOf, parse } from "./source";

// What stands open to the network, judged by the syntax tree. Each function returns complaints;
// none means that everything exported goes through the one wrapper of its kind.

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const segmentSettings = new Set(["dynamic", "revalidate", "runtime", "maxDuration"]);

// The wrapper of commands, and the forms that end in a cookie or an account instead of a command.
const actionModules = [
  "@/lib/web/action",
  "@/lib/web/open-receipt",
  "@/lib/web/action-password",
  "@/lib/web/follower",
  "@/lib/web/rater",
  "@/lib/web/phone-code",
];

/** DESIGN: `actions.ts` may export only `name = action(command)`. */
export function openActions(path: string, text: string): string[] {
  const file = parse(path, text);
  const complaints = unwrappedExports(file, actionModules, () => "wrapped");
  if (!isServerFile(file)) complaints.unshift(`${path}: does not begin with "use server"`);
  return complaints;
}

/** DESIGN: each `route.ts` exports only wrapped handlers, beside the settings that Next reads. */
export function openRoutes(path: string, text: string): string[] {
  return unwrappedExports(parse(path, text), ["@/lib/web/route", "@/lib/web/outward"], (name) => {
    if (methods.has(name)) return "wrapped";
    return segmentSettings.has(name) ? "free" : "forbidden";
  });
}

/** Every function of a "use server" file is an endpoint, so such files all carry one name. */
export function strayServerFunctions(path: string, text: string): string[] {
  const file = parse(path, text);
  const isActions = /^app\/(.+\/)?actions\.ts$/.test(path);
  if (isServerFile(file)) return isActions ? [] : [`${path}: "use server" outside of actions.ts`];
  for (const node of nodesOf(file)) {
    if (ts.isExpressionStatement(node) && isServerDirective(node)) {
      return [`${path}: an inline "use server" function; move it to actions.ts as a command`];
    }
  }
  return [];
}

/** DESIGN: pages outside `(public)` ask lib/web/guard themselves. */
export function unguardedPage(path: string, text: string): string[] {
  const file = parse(path, text);
  const guards = namesImportedFrom(file, "@/lib/web/guard");
  for (const node of nodesOf(file)) {
    if (!ts.isCallExpression(node)) continue;
    const name = calleeName(node);
    if (name !== undefined && guards.has(name)) return [];
  }
  return [`${path}: never calls lib/web/guard`];
}

type Demand = "wrapped" | "free" | "forbidden";

function unwrappedExports(
  file: ts.SourceFile,
  modules: readonly string[],
  demand: (name: string) => Demand,
) {
  const wrappers = new Set(modules.flatMap((module) => [...namesImportedFrom(file, module)]));
  const complaints: string[] = [];
  const complain = (what: string) => complaints.push(`${file.fileName}: ${what}`);
  for (const statement of file.statements) {
    if (!isExported(statement)) continue;
    if (!ts.isVariableStatement(statement)) {
      complain(`"${firstLine(statement)}" is not of the form name = wrapper(…)`);
      continue;
    }
    for (const declaration of statement.declarationList.declarations) {
      const name = declaration.name.getText();
      const wrapper = calleeName(declaration.initializer);
      const wanted = demand(name);
      if (wanted === "forbidden") complain(`${name} may not be exported here`);
      if (wanted === "wrapped" && (wrapper === undefined || !wrappers.has(wrapper))) {
        complain(`${name} is not wrapped by a function of ${modules.join(" or ")}`);
      }
    }
  }
  return complaints;
}

function isExported(statement: ts.Statement): boolean {
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return false;
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) return !statement.isTypeOnly;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isServerFile(file: ts.SourceFile): boolean {
  const [first] = file.statements;
  return first !== undefined && isServerDirective(first);
}

function isServerDirective(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return ts.isStringLiteral(expression) && expression.text === "use server";
}

function firstLine(node: ts.Node): string {
  return node.getText().split("\n", 1)[0] ?? "";
}
