import { describe, expect, test } from "vitest";
import { openActions, openRoutes, strayServerFunctions, unguardedPage } from "./doors";
import { filesBelow, read } from "./source";

const named = (pattern: RegExp) => filesBelow(["app"], (path) => pattern.test(path));
const complaints = (paths: string[], check: (path: string, text: string) => string[]) =>
  paths.flatMap((path) => check(path, read(path)));

describe("the doors of this house", () => {
  test("actions export only wrapped commands", () => {
    expect(complaints(named(/\/actions\.ts$/), openActions)).toEqual([]);
  });

  test("routes export only wrapped handlers", () => {
    // next-auth brings its own handler: form, CSRF and cookie end there.
    const routes = named(/\/route\.ts$/).filter((path) => !path.startsWith("app/api/auth/"));
    expect(complaints(routes, openRoutes)).toEqual([]);
  });

  // Every file is read and parsed, which takes its time on a busy machine.
  test("server functions live in actions.ts and nowhere else", () => {
    const sources = filesBelow(["app", "components", "lib"], (path) => /\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(0);
    expect(complaints(sources, strayServerFunctions)).toEqual([]);
  }, 30_000);

  test("pages outside (public) ask the guard", () => {
    const pages = named(/\/page\.tsx$/).filter((path) => !path.startsWith("app/(public)/"));
    expect(complaints(pages, unguardedPage)).toEqual([]);
  });
});

describe("the checks notice", () => {
  const actions = (body: string) =>
    openActions(
      "app/actions.ts",
      `"use server";\nimport { action } from "@/lib/web/action";\n${body}`,
    );

  test.each([
    ["a wrapped command", "export const send = action(dispatch);", 0],
    ["a private constant", "const words = 1;", 0],
    ["a type", "export type Sent = string;", 0],
    ["a bare function", "export async function send() {}", 1],
    ["a bare arrow", "export const send = async () => {};", 1],
    ["another wrapper", "export const send = wrap(dispatch);", 1],
    ["a default export", "export default action(dispatch);", 1],
    ["a passed-on export", 'export { send } from "./other";', 1],
  ])("in actions: %s", (_what, body, count) => {
    expect(actions(body)).toHaveLength(count);
  });

  test("a form that ends in a cookie", () => {
    const body = 'import { openReceipt } from "@/lib/web/open-receipt";';
    expect(actions(`${body}\nexport const open = openReceipt();`)).toEqual([]);
    expect(actions(`${body}\nexport const open = openReceipt;`)).toHaveLength(1);
  });

  test("actions without the directive", () => {
    expect(openActions("app/actions.ts", "const words = 1;")).toHaveLength(1);
  });

  test.each([
    ["a wrapped handler", "export const GET = route(list);", 0],
    ["a setting", 'export const dynamic = "force-dynamic";', 0],
    ["a bare handler", "export async function GET() {}", 1],
    ["a bare arrow", "export const POST = async () => {};", 1],
    ["a stray helper", "export const limit = 50;", 1],
  ])("in routes: %s", (_what, body, count) => {
    const text = `import { route } from "@/lib/web/route";\n${body}`;
    expect(openRoutes("app/api/health/route.ts", text)).toHaveLength(count);
  });

  test.each([
    ["a call", 'import { guard } from "@/lib/web/guard";\nawait guard.read(fn);', 0],
    ["an import that is never called", 'import { guard } from "@/lib/web/guard";', 1],
    ["a guard of another house", 'import { guard } from "./guard";\nawait guard.read(fn);', 1],
    ["a type", 'import type { guard } from "@/lib/web/guard";\nawait guard.read(fn);', 1],
  ])("in pages: %s", (_what, text, count) => {
    expect(unguardedPage("app/(console)/desk/page.tsx", text)).toHaveLength(count);
  });

  test.each([
    ["app/(console)/desk/actions.ts", '"use server";', 0],
    ["lib/web/sneaky.ts", '"use server";', 1],
    ["app/page.tsx", 'const send = async () => {\n  "use server";\n};', 1],
    ["app/page.tsx", 'const words = "use server";', 0],
  ])("in %s: %s", (path, text, count) => {
    expect(strayServerFunctions(path, text)).toHaveLength(count);
  });
});
