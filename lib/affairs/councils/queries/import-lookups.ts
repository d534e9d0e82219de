import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { byName } from "@/lib/platform/core/by-name";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnitFound } from "../rules/import-state";
import type { CouncilPlace, PlacedState } from "./import-state";

/** The places that may have a council, by name, within a range. One statement. */
export async function placesFor(
  { actor, tx }: Scope,
  within: string,
): Promise<(text: string) => CouncilPlace | string> {
  const areas = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      level: { in: ["district", "street", "community"] },
    },
    select: { id: true, level: true, name: true, path: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const all = areas.map((area) => ({
    ...area,
    within: ancestors(area.path)
      .map((path) => names.get(path) ?? "")
      .join(" "),
  }));
  const answers = new Map<string, CouncilPlace | string>();
  const look = (text: string) => {
    const found = byName(text, all);
    if (found === null) return "imports.place";
    if (found === "several") return "imports.placeSeveral";
    return found.path.startsWith(within) ? found : "imports.outside";
  };
  return (text) => {
    const known = answers.get(text) ?? look(text);
    answers.set(text, known);
    return known;
  };
}

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
