/**
 * The place of a row in the territory: short surrogate segments of [0-9a-z], each ended by a dot,
 * the tenant's first, `k3.07.1z.`. Scope is one half-open range over this text, the same in the
 * database policies, in list filters and here. A path means nothing to people and survives every
 * change of official codes.
 */
const pathShape = /^(?:[0-9a-z]+\.)+$/;
const segmentShape = /^[0-9a-z]+$/;

export type PathRange = { readonly lo: string; readonly hi: string };

export function isPath(text: string): boolean {
  return pathShape.test(text);
}

/** The segment for the n-th area of a tenant, n ≥ 0: the number in base 36. */
export function segment(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError("segment: a whole number is needed");
  return n.toString(36);
}

/** The path of an area below another; an empty parent path gives the path of a tenant. */
export function childPath(parentPath: string, childSegment: string): string {
  if (parentPath !== "") requirePath(parentPath);
  if (!segmentShape.test(childSegment)) throw new RangeError("childPath: not a segment");
  return `${parentPath}${childSegment}.`;
}

/**
 * All paths at or below this one are `lo <= path AND path < hi` in byte order (COLLATE "C"): `/` is
 * the sign after the dot, and both come before every sign of a segment.
 */
export function range(path: string): PathRange {
  requirePath(path);
  return { lo: path, hi: `${path.slice(0, -1)}/` };
}

/** Whether a path lies at or below the path of a scope. */
export function covers(scopePath: string, path: string): boolean {
  requirePath(scopePath);
  requirePath(path);
  return path.startsWith(scopePath);
}

/** Number of segments; a tenant is 1. */
export function depth(path: string): number {
  requirePath(path);
  return path.split(".").length - 1;
}

/** The paths above this one, the tenant's first, itself not included. */
export function ancestors(path: string): readonly string[] {
  const segments = Array.from({ length: depth(path) - 1 }, (_, i) => i + 1);
  const parts = path.split(".");
  return segments.map((count) => `${parts.slice(0, count).join(".")}.`);
}

/** The path directly above; null for a tenant. */
export function parentPath(path: string): string | null {
  return ancestors(path).at(-1) ?? null;
}

function requirePath(path: string): void {
  if (!isPath(path)) throw new RangeError("not a path");
}
