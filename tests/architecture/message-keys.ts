import ts from "typescript";
import { z } from "zod";
import { nodesOf, parse } from "./source";

// A key is the path of a text inside its file (`verbs.dispatch`); code may also put the word before
// it (`tickets.verbs.dispatch`). The type checker knows the keys as well; this finds the texts that
// nobody shows any more, and the keys that were written past the types.

type Catalogue = { readonly word: string; readonly path: string; readonly keys: readonly string[] };
type Source = { readonly path: string; readonly text: string };

const tree: z.ZodType<Tree> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().min(1), tree])),
);
interface Tree {
  [key: string]: string | Tree;
}

/** The texts of `…/<word>/messages/zh-CN.json`; an empty text or anything but text throws. */
export function catalogueOf(path: string, json: string): Catalogue {
  const word = /([^/]+)\/messages\/[^/]+$/.exec(path)?.[1] ?? "";
  return { word, path, keys: flatten(tree.parse(JSON.parse(json))) };
}

function flatten(texts: Tree, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [`${before}${key}`] : flatten(value, `${before}${key}.`),
  );
}

/** Everything a source says that may be a key: whole words, beginnings, and paths into a JSON. */
class Mentions {
  readonly #exact = new Set<string>();
  readonly #shapes: RegExp[] = [];
  readonly asked: { readonly key: string; readonly path: string }[] = [];

  add({ path, text }: Source) {
    const file = parse(path, text);
    for (const node of nodesOf(file)) {
      if (ts.isStringLiteralLike(node)) this.#exact.add(node.text);
      else if (ts.isTemplateExpression(node)) this.#addShape(node);
      else if (ts.isPropertyAccessExpression(node)) this.#addPath(node);
      else if (ts.isElementAccessExpression(node)) this.#addBeginning(pathOf(node.expression));
      if (ts.isCallExpression(node) && isTranslation(node.expression)) {
        const [key] = node.arguments;
        if (key && ts.isStringLiteralLike(key)) this.asked.push({ key: key.text, path });
      }
    }
  }

  include(key: string): boolean {
    return this.#exact.has(key) || this.#shapes.some((shape) => shape.test(key));
  }

  /** `verbs.${verb}` stands for every key of that shape; `${anything}` alone stands for none. */
  #addShape(template: ts.TemplateExpression) {
    const parts = [
      template.head.text,
      ...template.templateSpans.map(({ literal }) => literal.text),
    ];
    if (!parts.some((part) => /\w/.test(part)) || parts.some((part) => /\s/.test(part))) return;
    this.#shapes.push(new RegExp(`^${parts.map((part) => literally(part)).join(".+")}$`));
  }

  /** `messages.verbs.dispatch` mentions `verbs.dispatch`. */
  #addPath(node: ts.PropertyAccessExpression) {
    const path = pathOf(node);
    if (path !== undefined) this.#exact.add(path);
  }

  /** `messages.verbs[verb]` mentions every key below `verbs`. */
  #addBeginning(path: string | undefined) {
    if (path) this.#shapes.push(new RegExp(`^${literally(path)}\\..+$`));
  }
}

function literally(text: string): string {
  return text.replace(/[^\w\s]/g, "\\$&");
}

/** The members after the first name; the first name is the variable that holds the texts. */
function pathOf(node: ts.Expression): string | undefined {
  const members: string[] = [];
  let here = node;
  for (; ts.isPropertyAccessExpression(here); here = here.expression)
    members.unshift(here.name.text);
  return ts.isIdentifier(here) && members.length > 0 ? members.join(".") : undefined;
}

/** `t("…")`, also as a member (`page.t("…")`). */
function isTranslation(callee: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text === "t";
  return ts.isIdentifier(callee) && callee.text === "t";
}

export function compare(catalogues: readonly Catalogue[], sources: readonly Source[]) {
  const mentions = new Mentions();
  for (const source of sources) mentions.add(source);
  const known = new Set(
    catalogues.flatMap(({ word, keys }) => keys.flatMap((k) => [k, `${word}.${k}`])),
  );
  return {
    missing: mentions.asked
      .filter(({ key }) => !known.has(key))
      .map(({ key, path }) => `${path}: ${key}`),
    unused: catalogues.flatMap(({ word, path, keys }) =>
      keys
        .filter((key) => !mentions.include(key) && !mentions.include(`${word}.${key}`))
        .map((key) => `${path}: ${key}`),
    ),
  };
}
