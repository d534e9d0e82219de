import type { DimensionsShown } from "@/lib/affairs/co-building/queries/dimension-report";
import { sumOf, type Counts } from "@/lib/affairs/co-building/rules/dimension-report";
import { standing } from "@/lib/affairs/co-building/rules/projects";
import type { Paper, PaperTable } from "@/lib/platform/core/paper";
import { tco } from "./text";

/** The projects by dimension on paper: the same figures as on the screen, on a day. */
export function dimensionPaper({ sets, without, all, place, today }: DimensionsShown): Paper {
  return {
    title: tco("dimensions.paper", { place: place.name }),
    lead: [tco("dimensions.paperOn", { day: today }), tco("dimensions.paperNote")],
    parts: [
      ...sets.map(({ name, entries }) => ({ heading: name, table: tableOf(entries) })),
      {
        heading: tco("dimensions.rest"),
        table: tableOf([
          { name: tco("filter.noTag"), counts: without },
          { name: tco("dimensions.all"), counts: all },
        ]),
      },
    ],
    sign: [],
  };
}

function tableOf(rows: readonly { name: string; counts: Counts }[]): PaperTable {
  return {
    columns: [
      { head: tco("dimensions.one"), width: 40 },
      ...standing.map((status) => ({ head: tco(`project.${status}`), width: 15 })),
      { head: tco("dimensions.sum"), width: 15 },
    ],
    rows: rows.map(({ name, counts }) => [
      name,
      ...standing.map((status) => String(counts[status])),
      String(sumOf(counts)),
    ]),
    empty: "",
  };
}
