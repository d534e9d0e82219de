/**
 * The one that a name means: by name alone, or with what it belongs to before it ("莘庄镇/春申社区").
 * Null when none fits, "several" when the name alone does not decide.
 */
export function byName<Named extends { name: string; within: string }>(
  text: string,
  candidates: readonly Named[],
): Named | null | "several" {
  const parts = text.split(/[/\uff0f>\s]+/).filter(Boolean);
  const name = parts.at(-1) ?? "";
  const found = candidates.filter(
    (one) => one.name === name && parts.slice(0, -1).every((part) => one.within.includes(part)),
  );
  const [first, second] = found;
  return second === undefined ? (first ?? null) : "several";
}
