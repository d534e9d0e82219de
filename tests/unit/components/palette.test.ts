import { readFileSync } from "node:fs";
import { join } from "node:path";
import tailwind from "@tailwindcss/postcss";
import postcss from "postcss";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const file = join(root, "app/globals.css");
const source = readFileSync(file, "utf8");
const palette = new Map(
  [...source.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [
    name,
    hex,
  ]),
);

const tones = ["ok", "warn", "bad", "info", "busy", "idle"];
const grounds = ["white", "canvas", "sunken", "hover"];

describe("contrast of text (WCAG 2.2, 1.4.3)", () => {
  it.each([
    ...["ink", "ink-soft", "ink-faint", "action", "action-dark"].flatMap((text) =>
      grounds.map((ground) => [text, ground]),
    ),
    ...tones.map((tone) => [tone, `${tone}-soft`]),
    ...tones.map((tone) => [tone, "white"]),
    ...tones.map((tone) => ["ink", `${tone}-soft`]),
    ["action-dark", "action-soft"],
    ["ink-faint", "idle-soft"],
    ["ink-soft", "idle-soft"],
    ["brand", "white"],
    ["on-brand", "brand"],
    ["on-brand", "brand-dark"],
    ["on-brand-soft", "brand-dark"],
    ["white", "action"],
    ["white", "bad"],
    ["white", "ok"],
  ])("%s on %s is at least 4.5", (text = "", ground = "") => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
});

describe("contrast of what is no text (1.4.11)", () => {
  it.each([
    ["line-strong", "white"],
    ["line-strong", "canvas"],
    ["focus", "white"],
    ["focus", "canvas"],
    ["white", "brand-dark"],
    ...[1, 2, 3, 4, 5, 6].map((n) => [`chart-${n}`, "white"]),
  ])("%s on %s is at least 3", (line = "", ground = "") => {
    expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe("the compiled style sheet in Chromium 108", () => {
  let css = "";
  beforeAll(async () => {
    const plugin = tailwind({ base: root, optimize: { minify: false } });
    css = (await postcss([plugin]).process(source, { from: file })).css;
  });

  it("was read", () => {
    expect(css).toContain(".bg-action");
  });

  it("has no colour that 108 does not know", () => {
    expect(css).not.toMatch(/oklch|lab\(|lch\(|light-dark\(/);
  });

  it("mixes colours only where preflight asks first, for placeholders that we colour ourselves", () => {
    expect(css.match(/color-mix\([^)]*\)/g)).toHaveLength(2);
    expect(css).toContain("@supports (color: color-mix(in lab, red, red))");
  });

  it("has no nesting left", () => {
    expect(css).not.toMatch(/^\s*&/m);
  });
});

function colour(name: string): string {
  const hex = palette.get(name);
  if (hex === undefined) throw new Error(`no colour named ${name}`);
  return hex;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
