/** What a field says, as it is shown; null = nothing. */
export type Said = Readonly<Record<string, string | null>>;

/** What was said before, field by field, of what says something else now; null = all of it is the same. */
export function changesOf(before: Said, after: Said): Record<string, string> | null {
  const was = Object.entries(after).flatMap(([field, now]) =>
    (before[field] ?? null) === now ? [] : [[field, before[field] ?? ""] as const],
  );
  return was.length === 0 ? null : Object.fromEntries(was);
}
