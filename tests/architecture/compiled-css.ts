import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const unknownTo108 = /\b(oklch|oklab|color-mix)\(/g;

/** What Chromium 108 cannot read in the compiled style sheets of a build, as `file: function`. */
export function unreadableColours(build: string): { files: number; found: string[] } {
  const files = globSync("static/**/*.css", { cwd: build });
  const found = files.flatMap((file) => {
    const css = withoutGuarded(readFileSync(join(build, file), "utf8"));
    return [...new Set(css.match(unknownTo108))].map((colour) => `${file}: ${colour}…)`);
  });
  return { files: files.length, found };
}

/**
 * Old browsers skip a block that asks for the new functions itself, and the declaration before it
 * holds: `@supports (color: color-mix(…)) { … }` is not a fault.
 */
export function withoutGuarded(css: string): string {
  const start = /@supports[^{]*\b(oklch|oklab|color-mix|lab|lch)\([^{]*\{/.exec(css);
  if (start === null) return css;
  let depth = 1;
  let end = start.index + start[0].length;
  for (; end < css.length && depth > 0; end += 1) {
    if (css[end] === "{") depth += 1;
    if (css[end] === "}") depth -= 1;
  }
  return css.slice(0, start.index) + withoutGuarded(css.slice(end));
}
