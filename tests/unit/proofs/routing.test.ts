import { describe, expect, test } from "vitest";
import { minorCategories } from "@/prisma/seed/content/categories";
import { measureRouting } from "@/tests/proofs/routing";
import data from "../../proofs/data/routing-texts.json" with { type: "json" };

const best = "routing: right organization among the first three";

/** The figures are kept from falling here; whether they reach their goals the proof tells. */
describe("the proof of the suggestions", () => {
  test("lies far above the baselines", () => {
    const value = valuesOf(measureRouting());
    expect(value(best)).toBeGreaterThanOrEqual(93);
    expect(value("routing: right organization first")).toBeGreaterThanOrEqual(78);
    expect(value("routing: baseline, the three most frequent organizations")).toBeLessThan(50);
    expect(value("routing: baseline, the nearest category names")).toBeLessThan(50);
  }, 30_000);

  test("falls when the catalogue's labels are shuffled", () => {
    const codes = minorCategories("652301").map(({ code }) => code);
    const shuffled = (code: string) => codes[(codes.indexOf(code) + 23) % codes.length] ?? code;
    const figures = measureRouting(shuffled);
    expect(figures.find(({ name }) => name === best)?.ok).toBe(false);
    expect(valuesOf(figures)(best)).toBeLessThan(50);
  }, 30_000);

  test("does not hold with few texts", () => {
    const figures = measureRouting(undefined, data.texts.slice(0, 40));
    const failed = figures.filter(({ ok }) => !ok).map(({ name }) => name);
    const sizes = ["routing: texts", "routing: families", "routing: texts held out"];
    expect(failed).toEqual(expect.arrayContaining(sizes));
  });

  test("holds whole families out", () => {
    const held = data.texts.filter(({ family }) => data.heldOut.includes(family));
    expect(held.length).toBeGreaterThan(150);
    expect(data.texts.length - held.length).toBeGreaterThan(150);
    expect(new Set(data.texts.map(({ text }) => text)).size).toBe(data.texts.length);
  });
});

function valuesOf(figures: readonly { name: string; value: number }[]) {
  return (name: string) => figures.find((one) => one.name === name)?.value ?? Number.NaN;
}
