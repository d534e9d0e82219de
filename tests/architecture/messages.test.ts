import { describe, expect, test } from "vitest";
import { catalogueOf, compare } from "./message-keys";
import { filesBelow, read } from "./source";

const folders = ["app", "components", "lib"];

describe("the texts of this house", () => {
  const catalogueFiles = filesBelow(folders, (path) => path.endsWith("/messages/zh-CN.json"));
  const catalogues = catalogueFiles.map((path) => catalogueOf(path, read(path)));
  const sources = filesBelow([...folders, "scripts"], (path) => /(?<!\.d)\.tsx?$/.test(path));
  const { missing, unused } = compare(
    catalogues,
    sources.map((path) => ({ path, text: read(path) })),
  );

  test("no key is asked for that no file has", () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  test("no key stands twice, the second text in the place of the first", () => {
    const twice = catalogueFiles.flatMap((path) =>
      twiceIn(read(path)).map((key) => `${path}: ${key}`),
    );
    expect(twice).toEqual([]);
  });

  test("no text is kept that nobody shows", () => {
    expect(unused).toEqual([]);
  });
});

describe("the check notices", () => {
  const path = "lib/affairs/tickets/messages/zh-CN.json";
  const texts = { title: "工单", verbs: { dispatch: "派单", accept: "签收" } };
  const against = (text: string) =>
    compare([catalogueOf(path, JSON.stringify(texts))], [{ path: "app/page.tsx", text }]);

  test.each([
    ["plain keys", 't("title"); t("verbs.dispatch"); t("verbs.accept");'],
    ["the word before the key", 't("tickets.title"); t(`tickets.verbs.${verb}`);'],
    ["a template", 't("title"); t(`verbs.${verb}`);'],
    ["members of the file", "texts.title; texts.verbs.dispatch; texts.verbs.accept;"],
    ["an index into the file", "texts.title; texts.verbs[verb];"],
    ["a key named elsewhere", 'const key = "title"; t(key); t(`verbs.${verb}`);'],
  ])("nothing in %s", (_what, text) => {
    expect(against(text)).toEqual({ missing: [], unused: [] });
  });

  test("missing and unused keys", () => {
    expect(against('t("title"); t("verbs.send"); t(anything); t(`${anything}`);')).toEqual({
      missing: ["app/page.tsx: verbs.send"],
      unused: [`${path}: verbs.dispatch`, `${path}: verbs.accept`],
    });
  });

  test("a key that stands twice, but not in two groups", () => {
    expect(twiceIn('{\n  "a": "x",\n  "b": {\n    "a": "y"\n  },\n  "a": "z"\n}')).toEqual(["a"]);
  });

  test("an empty text", () => {
    expect(() => catalogueOf(path, '{"title":""}')).toThrow();
  });
});

/** Keys of one group by their indentation, as the formatter writes the files. */
function twiceIn(text: string): string[] {
  const open: Set<string>[] = [];
  const twice: string[] = [];
  for (const line of text.split("\n")) {
    const key = /^\s*"([^"]+)":/.exec(line)?.[1];
    const here = open.at(-1);
    if (key !== undefined && here?.has(key) === true) twice.push(key);
    if (key !== undefined) here?.add(key);
    if (line.endsWith("{")) open.push(new Set());
    else if (/^\s*\},?$/.test(line)) open.pop();
  }
  return twice;
}
