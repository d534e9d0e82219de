import type { ReactNode } from "react";

/** A piece of a page with its own heading. `flush` for tables and lists that reach the edge. */
export function Card({
  title,
  note,
  actions,
  flush = false,
  level = 2,
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  flush?: boolean | undefined;
  level?: 2 | 3 | undefined;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="min-w-0 rounded-lg border bg-surface print:border-0">
      {title === undefined ? null : (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2.5">
          <div className="min-w-0">
            <Heading className="text-base leading-6">{title}</Heading>
            {note === undefined ? null : <p className="text-xs text-ink-faint">{note}</p>}
          </div>
          {actions === undefined ? null : (
            <div className="flex flex-wrap items-center gap-2">{actions}</div>
          )}
        </header>
      )}
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
