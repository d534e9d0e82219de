import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { loadCommands, type AnyCommand } from "../../support/all-commands";
import { filesBelow, nodesOf, parse, read } from "../../architecture/source";

/** What is shown below a field must be what the schema says: `name` of the field, and its limit. */
interface Shown {
  file: string;
  field: string;
  limit: number;
}

/** Judged by their shape (a number, a telephone, a code), or part of a list that travels as one. */
const shaped = [
  "amount",
  "capacity",
  "contactPhone",
  "creditCode",
  "households",
  "phone",
  "publicKey",
  "staff",
  "views",
];

/** Parts of a form that show a limit; the number is theirs when none is given. */
const parts: Readonly<Record<string, { prop: string; usual?: number }>> = {
  Field: { prop: "maxLength" },
  TextField: { prop: "max", usual: 500 },
  LineField: { prop: "max", usual: 60 },
  TypedField: { prop: "max", usual: 60 },
  PublicText: { prop: "max" },
};

let commands: AnyCommand[] = [];
let shown: Shown[] = [];

beforeAll(async () => {
  commands = [...(await loadCommands()).values()];
  shown = await shownLimits();
}, 120_000);

describe("limits of texts", () => {
  it("are read from the screens", () => {
    expect(shown.length).toBeGreaterThan(100);
  });

  it("are the limits of the schemas", () => {
    const wrong = shown
      .filter(({ field }) => !shaped.includes(field))
      .filter((one) => !commands.some((command) => holds(command, one)))
      .map(({ file, field, limit }) => `${file}: ${field} ${String(limit)}`);
    expect(wrong).toEqual([]);
  });

  it("are shown, and cut nothing", () => {
    const cutting = filesBelow(["app", "components"], (file) => file.endsWith(".tsx")).flatMap(
      (file) => [...attributesOf(file)].filter(cuts).map((one) => `${file}: ${one.text}`),
    );
    expect(cutting).toEqual([]);
  });
});

/** One character more is too long for the schema, and the limit itself is not. */
function holds({ input }: AnyCommand, { field, limit }: Shown): boolean {
  return tooLong(limit + 1) && !tooLong(limit);

  function tooLong(length: number): boolean {
    const issues = input.safeParse({ [field]: "字".repeat(length) }).error?.issues ?? [];
    return issues.some(
      (issue) =>
        issue.path[0] === field && (issue.message === "field.tooLong" || issue.code === "too_big"),
    );
  }
}

interface Attribute {
  tag: string;
  name: string;
  text: string;
  beside: string;
  field: string | undefined;
}

/** Only codes, numbers, account names, days and searches are cut by the browser. */
const technical = ["login", "number", "code", "q", "day"];

function cuts({ tag, name, beside, field }: Attribute): boolean {
  if (name !== "maxLength" || tag === "Field") return false;
  if (field !== undefined && technical.includes(field)) return false;
  return !/type="(tel|search)"|inputMode=|width="number"|autoComplete="username"/.test(beside);
}

function* attributesOf(file: string): Generator<Attribute> {
  for (const node of nodesOf(parse(file, read(file)))) {
    if (!ts.isJsxAttribute(node)) continue;
    const tag = node.parent.parent.tagName.getText();
    yield {
      tag,
      name: node.name.getText(),
      text: node.getText(),
      beside: node.parent.getText(),
      field: fieldOf(node.parent.parent),
    };
  }
}

async function shownLimits(): Promise<Shown[]> {
  const found: Shown[] = [];
  for (const file of filesBelow(["app", "components"], (name) => name.endsWith(".tsx"))) {
    const source = parse(file, read(file));
    for (const node of nodesOf(source)) {
      if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) continue;
      const given = await limitOf(node, source, file);
      const field = fieldOf(node);
      if (given !== undefined && field !== undefined) found.push({ file, field, limit: given });
    }
  }
  return found;
}

type Element = ts.JsxOpeningElement | ts.JsxSelfClosingElement;

async function limitOf(element: Element, source: ts.SourceFile, file: string) {
  const tag = element.tagName.getText();
  const part = parts[tag];
  if (part === undefined && tag !== "TextInput") return undefined;
  if (tag === "TypedField" && propOf(element, "control") !== undefined) return undefined;
  const value = propOf(element, part?.prop ?? "limit");
  if (value === undefined) return part?.usual;
  return numberOf(value, source, file);
}

/** The literal name of the element, or of the field around it. */
function fieldOf(element: Element): string | undefined {
  const own = propOf(element, "name");
  if (own !== undefined) return ts.isStringLiteral(own) ? own.text : undefined;
  if (element.tagName.getText() === "TextField") return "text";
  for (let above: ts.Node = element.parent; !ts.isSourceFile(above); above = above.parent) {
    if (!ts.isJsxElement(above) || above.openingElement === element) continue;
    if (above.openingElement.tagName.getText() === "Field") return fieldOf(above.openingElement);
  }
  return undefined;
}

function propOf(element: Element, name: string): ts.Expression | undefined {
  const prop = element.attributes.properties.find(
    (one) => ts.isJsxAttribute(one) && one.name.getText() === name,
  );
  if (prop === undefined || !ts.isJsxAttribute(prop)) return undefined;
  const { initializer } = prop;
  return initializer !== undefined && ts.isJsxExpression(initializer)
    ? initializer.expression
    : initializer;
}

/** A number in the file, or one that it knows from a schema by name. */
async function numberOf(value: ts.Expression, source: ts.SourceFile, file: string) {
  if (ts.isNumericLiteral(value)) return Number(value.text.replaceAll("_", ""));
  if (!ts.isIdentifier(value)) return undefined;
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      const own = statement.declarationList.declarations.find(
        ({ name }) => name.getText() === value.text,
      );
      if (own?.initializer !== undefined) return numberOf(own.initializer, source, file);
    }
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    if (!bindings.elements.some(({ name }) => name.text === value.text)) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const module: unknown = await import(
      /* @vite-ignore */ from.startsWith("@/")
        ? path.resolve(from.slice(2))
        : path.resolve(path.dirname(file), from)
    );
    const known: unknown = Object.entries(module ?? {}).find(([name]) => name === value.text)?.[1];
    return typeof known === "number" ? known : undefined;
  }
  return undefined;
}
