import type { z } from "zod";

// `gz1` says how to read what follows: the text as base64url, a point, and the signature.
const shape = /gz1\.([\w-]{20,400000})\.([\w-]{80,90})/u;

/** One line of letters that a file or an address can carry. */
export function lineOf(text: string, signature: string): string {
  return `gz1.${Buffer.from(text, "utf8").toString("base64url")}.${signature}`;
}

/**
 * What a line, or a file with such a line, says, when it is of this kind; null when it is none. Who
 * has signed it is not yet known.
 */
export function readSigned<Said>(
  given: string,
  kind: z.ZodType<Said>,
): { text: string; signature: string; said: Said } | null {
  const [, body, signature] = shape.exec(given) ?? [];
  if (body === undefined || signature === undefined) return null;
  const text = Buffer.from(body, "base64url").toString("utf8");
  try {
    const { success, data } = kind.safeParse(JSON.parse(text));
    return success ? { text, signature, said: data } : null;
  } catch {
    return null;
  }
}
