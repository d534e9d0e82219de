import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settingKeys } from "@/lib/ground/settings/rules/settings";

// A number that a district may enter and no rule reads is a promise that nobody keeps.

const home = "lib/ground/settings/rules/catalogue/";

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(home));
}

/** Which of these keys no source names, by its own name or as one of a family (`sla.accept.${urgency}`). */
function unread(keys: readonly string[], text: string): string[] {
  return keys.filter((key) => {
    const family = `\`${key.slice(0, key.lastIndexOf("."))}.\${`;
    return !text.includes(`"${key}"`) && !text.includes(family);
  });
}

const text = ["lib", "app", "components", "scripts"]
  .flatMap(sources)
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

test("every parameter of the catalogue is read somewhere outside the catalogue", () => {
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(unread(settingKeys, text)).toEqual([]);
});

test("one that nothing reads is found", () => {
  expect(unread(["sla.tea", "tea.within", "sla.accept.urgent"], text)).toEqual([
    "sla.tea",
    "tea.within",
  ]);
});
