import type { ReactNode } from "react";
import { tl } from "./text";

/** Says of a list that shows `max` lines at the most that it may be cut; where it cannot be, nothing. */
export function CutNote({
  count,
  max,
  children,
}: {
  /** How many lines stand above. */
  count: number;
  max: number;
  /** Where all of them are. */
  children?: ReactNode;
}) {
  if (count < max) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-2 text-sm text-ink-soft">
      {tl("cut", { max })}
      {children}
    </p>
  );
}
