/** Length of an id: a UUID in its usual text form. */
export const idLength = 36;

/** What an id is made of; tests put in their own. */
export type IdSources = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fills the bytes with randomness from the operating system. */
  readonly fill: (bytes: Uint8Array<ArrayBuffer>) => void;
};

const counterEnd = 0x1000;

/**
 * Makes a source of version 7 UUIDs (RFC 9562, section 5.7) that only ever grow: 48 bits of time,
 * a counter of 12 bits in the place of rand_a (section 6.2, method 1), 62 random bits. Growing ids
 * keep the primary key indexes dense and sort by age; a clock that is set back does not matter.
 */
export function makeIdSource({ now, fill }: IdSources): () => string {
  let time = -1;
  let counter = 0;

  return function nextId() {
    const bytes = new Uint8Array(16);
    fill(bytes);

    const read = now();
    if (read > time) {
      time = read;
      // The counter starts in the lower half, so that one millisecond has room for 2048 more ids.
      counter = ((byteAt(bytes, 6) & 0x07) << 8) | byteAt(bytes, 7);
    } else {
      counter += 1;
      if (counter === counterEnd) {
        time += 1;
        counter = 0;
      }
    }

    for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(time / 2 ** (40 - 8 * i)) % 256;
    bytes[6] = 0x70 | (counter >> 8);
    bytes[7] = counter & 0xff;
    bytes[8] = 0x80 | (byteAt(bytes, 8) & 0x3f);
    return uuidText(bytes);
  };
}

/** A new id (UUIDv7, 36 characters), greater than every id made before it in this process. */
export const newId = makeIdSource({
  now: () => Date.now(),
  fill: (bytes) => {
    crypto.getRandomValues(bytes);
  },
});

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
