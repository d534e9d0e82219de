import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnitFound } from "../rules/import-state";
import type { PlacedState } from "./import-state";

/**
 * The organizations of these names: departments, and what lies in the range of who has sent the file or above its
 * places, as by hand. Of several that are open the one that has a seat in the council is meant, or
 * the one that lies in its place. One statement.
 */
export async function unitsFor(
  { actor, tx }: Scope,
  names: readonly string[],
  within: string,
): Promise<(name: string, state: PlacedState, isNew: boolean) => UnitFound | string> {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, name: { in: [...new Set(names)] } },
    orderBy: { id: "asc" },
    select: { id: true, name: true, kind: true, path: true, validTo: true },
  });
  const byText = Map.groupBy(rows, ({ name }) => name);
  return (name, state, isNew) => {
    const all = (byText.get(name) ?? []).filter(
      ({ kind, path }) =>
        kind === "department" || path.startsWith(within) || state.path.startsWith(path),
    );
    const seats = state.council?.seats ?? [];
    const seated = all.filter(({ id }) => seats.some((seat) => seat.organizationId === id));
    const open = all.filter(({ validTo }) => validTo === null);
    const near = open.filter(({ path }) => path.startsWith(state.path));
    const [found, second] = [seated, near, open].find((some) => some.length > 0) ?? [];
    if (found !== undefined) {
      if (second !== undefined) return "imports.unitSeveral";
      const { id } = found;
      return { state: found.validTo === null ? "open" : "closed", id, name };
    }
    const [closed] = all;
    if (closed !== undefined) return { state: "closed", id: closed.id, name };
    return isNew ? { state: "new", name } : "imports.unit";
  };
}
