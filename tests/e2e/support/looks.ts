import { expect, type Locator } from "@playwright/test";

// An old browser drops what it does not know without a word: a colour written in a newer way becomes
// no colour at all, a layout collapses. So colours and boxes are measured, not looked at.

interface Look {
  /** The ground that really lies behind the text, through transparent boxes. */
  ground: Colour;
  ink: Colour;
}

type Colour = [red: number, green: number, blue: number];

/** Text that can be read: a colour of its own on its ground, with the contrast of WCAG 2.2 AA. */
export async function expectReadable(element: Locator): Promise<void> {
  const { ground, ink } = await lookOf(element);
  expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
}

/** A filled ground that is neither see-through, nor white, nor black. */
export async function expectFilled(element: Locator): Promise<void> {
  const own = await element.evaluate((node) => getComputedStyle(node).backgroundColor);
  const [red, green, blue, alpha] = numbersOf(own);
  expect(alpha ?? 1, own).toBe(1);
  expect([red, green, blue]).not.toEqual([0, 0, 0]);
  expect([red, green, blue]).not.toEqual([255, 255, 255]);
  await expectReadable(element);
}

/** A box of at least this size that stands within the window's width. */
export async function expectBox(
  element: Locator,
  { width, height }: { width: number; height: number },
): Promise<void> {
  const box = await element.boundingBox();
  expect(box).not.toBeNull();
  if (box === null) return;
  expect(box.width).toBeGreaterThanOrEqual(width);
  expect(box.height).toBeGreaterThanOrEqual(height);
  expect(box.x).toBeGreaterThanOrEqual(0);
  const across = await element.page().evaluate(() => document.documentElement.clientWidth);
  expect(box.x + box.width).toBeLessThanOrEqual(across + 1);
}

async function lookOf(element: Locator): Promise<Look> {
  const [ground, ink] = await element.evaluate((node) => {
    let at: Element | null = node;
    let behind = "rgb(255, 255, 255)";
    while (at !== null) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "transparent" && !/, 0\)$/.test(colour)) {
        behind = colour;
        break;
      }
      at = at.parentElement;
    }
    return [behind, getComputedStyle(node).color];
  });
  return { ground: colourOf(ground), ink: colourOf(ink) };
}

function colourOf(text: string | undefined): Colour {
  const [red = 0, green = 0, blue = 0] = numbersOf(text ?? "");
  return [red, green, blue];
}

function numbersOf(text: string): number[] {
  return (text.match(/[\d.]+/g) ?? []).map(Number);
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
