import ts from "typescript";
import { expect, it } from "vitest";
import { refusalOf } from "@/lib/platform/core/schema-refusal";
import { filesBelow, nodesOf, parse, read } from "../../architecture/source";
import { loadCommands } from "../../support/all-commands";

/** Answered by no command: signing in, passwords, opening a receipt, and places chosen by address. */
const elsewhere = [
  ...["username", "password", "presentPassword", "newPassword", "repeatedPassword"],
  ...["code", "number", "district", "community", "street", "area"],
];

/** Asked for by the rules where another field or the state says so; each has its test beside them. */
const conditional = [
  "amount",
  "answeredHow",
  "committeeUntil",
  "companyId",
  "handTo",
  "hostBranch",
  "lateReason",
  "outcomeReason",
  "partner",
];

/** Parts of a form that mark their field as required unless told otherwise, with its usual name. */
const requiring: Readonly<Record<string, string | undefined>> = {
  LineField: undefined,
  DayField: "day",
  TextField: "text",
};

it("what a screen marks as required, some command refuses to go without", async () => {
  const refused = new Set<string>();
  for (const { input } of (await loadCommands()).values()) {
    const issues = input.safeParse({}).error?.issues ?? [];
    Object.keys(refusalOf(issues, {}).fields).forEach((field) => refused.add(field));
  }
  const marked = filesBelow(["app", "components"], (file) => file.endsWith(".tsx")).flatMap(
    (file) => [...markedIn(file)].map((field) => ({ file, field })),
  );
  expect(marked.length).toBeGreaterThan(150);
  const known = new Set([...refused, ...elsewhere, ...conditional]);
  expect(marked.filter(({ field }) => !known.has(field))).toEqual([]);
}, 120_000);

/** The literal names of what is required in every case. */
function* markedIn(file: string): Generator<string> {
  for (const node of nodesOf(parse(file, read(file)))) {
    if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) continue;
    const tag = node.tagName.getText();
    const given = new Map<string, ts.JsxAttributeValue | undefined>();
    for (const one of node.attributes.properties) {
      if (ts.isJsxAttribute(one)) given.set(one.name.getText(), one.initializer);
    }
    const says = given.has("required") && given.get("required") === undefined;
    if (!says && (!(tag in requiring) || given.has("optional"))) continue;
    const name = given.get("name");
    if (given.has("name") ? name !== undefined && ts.isStringLiteral(name) : tag in requiring) {
      const text = name !== undefined && ts.isStringLiteral(name) ? name.text : requiring[tag];
      if (text !== undefined) yield text.replace(/\[\]$/, "");
    }
  }
}
