import type { ProgressShown } from "@/lib/parts/meetings/queries/progress";

/** How a resolution goes, in the words of its member unit. */
export function ProgressLines({ lines }: { lines: readonly ProgressShown[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1 border-l-2 pl-3 text-sm">
      {lines.map(({ id, day, organization, text }) => (
        <li key={id}>
          <span className="text-ink-soft tabular-nums">{day}</span>{" "}
          <span className="text-ink-soft">{organization}</span>
          <span className="block whitespace-pre-line">{text}</span>
        </li>
      ))}
    </ul>
  );
}
