import { describe, expect, it } from "vitest";

import { idLength, makeIdSource, newId } from "@/lib/platform/core/id";

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("ids", () => {
  it("have the shape of UUIDv7 and the documented length", () => {
    const id = newId();
    expect(id).toMatch(shape);
    expect(id).toHaveLength(idLength);
  });

  it("only grow, also within one millisecond, and never repeat", () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("carry the time in their first 48 bits", () => {
    const source = makeIdSource({ now: () => 0x0192_3456_789a, fill: () => undefined });
    expect(source()).toBe("01923456-789a-7000-8000-000000000000");
  });

  it("keep growing when the clock is set back", () => {
    const times = [2000, 1000, 3000];
    const source = makeIdSource({
      now: () => times.shift() ?? 0,
      fill: (bytes) => void bytes.fill(7),
    });
    const ids = [source(), source(), source()];
    expect(ids.toSorted()).toEqual(ids);
  });

  it("borrow the next millisecond when the counter is full", () => {
    const source = makeIdSource({ now: () => 5, fill: (bytes) => void bytes.fill(0xff) });
    const ids = Array.from({ length: 5000 }, source);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.at(-1)).toMatch(/^00000000-0006-7/);
  });
});
