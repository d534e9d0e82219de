/** A key of the keyboard; hidden where there is none. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="rounded-sm border border-b-2 bg-sunken px-1 font-sans text-xs text-ink-soft print:hidden pointer-coarse:hidden">
      {children}
    </kbd>
  );
}
