/**
 * A small seeded generator (sfc32), so that a seeded database is the same on every machine and
 * every day. Nothing under prisma/seed may use Math.random or the clock.
 */
export interface Rng {
  /** A number in [0, 1). */
  next: () => number;
  /** A whole number from min to max, both included. */
  int: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** A new array in another order. */
  shuffle: <T>(list: readonly T[]) => T[];
  /** Picks a key with a probability proportional to its weight. */
  weighted: <K extends string>(weights: readonly (readonly [K, number])[]) => K;
}

export function createRng(seed: string): Rng {
  const next = sfc32(seed);
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    shuffle: (list) => {
      const rest = [...list];
      const mixed = [];
      while (rest.length > 0) {
        mixed.push(...rest.splice(Math.floor(next() * rest.length), 1));
      }
      return mixed;
    },
    weighted: (weights) => {
      const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [key, weight] of weights) {
        left -= weight;
        if (left < 0) return key;
      }
      return at(weights, weights.length - 1)[0];
    },
  };
}

/** The element at an index that must exist; a seed with an empty list is a programming error. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return value;
}

function sfc32(seed: string): () => number {
  let [a, b, c, d] = hash128(seed);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  // The first outputs of similar seeds resemble each other; they are thrown away.
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** Four 32-bit words of a string (cyrb128). */
function hash128(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  return [h1, h2, h3, h4];
}
