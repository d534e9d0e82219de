import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { root } from "./source";

// Console and portal share the root of the address space: a district whose slug is a console word
// would hide a screen, or be hidden by it.

const home = join(root, "lib/ground/territory/rules/slug.ts");
const exported = z.object({
  reservedSlugs: z.union([z.array(z.string()), z.set(z.string())]),
});

test.skipIf(!existsSync(home))("every first segment of an address is a reserved slug", async () => {
  const { reservedSlugs } = exported.parse(await import(pathToFileURL(home).href));
  const reserved = new Set(reservedSlugs);
  const taken = [...firstSegments(join(root, "app")), ...publicFiles(), "_next"];
  expect(taken.filter((segment) => !reserved.has(segment))).toEqual([]);
});

/** Route groups such as `(console)` are no segments; `[district]` is the slug itself. */
function firstSegments(folder: string): string[] {
  return foldersIn(folder).flatMap((name) => {
    if (name.startsWith("(")) return firstSegments(join(folder, name));
    return /^[[_@]/.test(name) ? [] : [name];
  });
}

function publicFiles(): string[] {
  return existsSync(join(root, "public")) ? readdirSync(join(root, "public")) : [];
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
