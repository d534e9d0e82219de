import { ButtonLink } from "@/components/ui/button";

/** A register sorted by name is read forward; a search is the quicker way back. */
export function PageTurner({
  first,
  next,
}: {
  first: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
}) {
  if (first === null && next === null) return null;
  return (
    <nav className="mt-3 flex flex-wrap items-center justify-end gap-2">
      {first === null ? null : <ButtonLink href={first.href}>{first.label}</ButtonLink>}
      {next === null ? null : <ButtonLink href={next.href}>{next.label}</ButtonLink>}
    </nav>
  );
}
