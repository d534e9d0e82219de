import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unreadableColours, withoutGuarded } from "./compiled-css";
import { root } from "./source";

const build = join(root, ".next");

describe("compiled style sheets", () => {
  test.skipIf(!existsSync(join(build, "BUILD_ID")))("can be read by Chromium 108", () => {
    const { files, found } = unreadableColours(build);
    expect(files).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  test("guarded blocks are left out, also nested ones, and nothing else", () => {
    const guarded = "@supports (color:color-mix(in lab,red,red)){.b{color:color-mix(in oklab,x)}}";
    expect(withoutGuarded(`.a{color:red}${guarded}.c{color:oklch(1 2 3)}`)).toBe(
      ".a{color:red}.c{color:oklch(1 2 3)}",
    );
  });
});
