import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { Icon } from "@/components/ui/icon";
import { Table, type Column } from "@/components/ui/table";
import { tcv } from "@/components/units/text";
import type { PlaceFigures } from "@/lib/across/coverage/queries/blind-spots";
import type { UnitFigures } from "@/lib/across/coverage/queries/figures";
import { unitGaps } from "@/lib/across/coverage/rules/coverage";
import { unitGroups, type UnitGroup } from "@/lib/ground/units/rules/types";
import { Figure } from "./figure";

/** By kind: how many operate, and what is missing with how many of them. */
export function GroupTable({ figures, area }: { figures: UnitFigures; area: string | undefined }) {
  const columns: Column<UnitGroup>[] = [
    {
      key: "group",
      head: tcv("head.group"),
      title: true,
      cell: (group) => <span className="font-semibold">{tcv(`group.${group}`)}</span>,
    },
    {
      key: "operating",
      head: tcv("head.operating"),
      align: "end",
      cell: (group) => (
        <Figure
          href={addressOf("/units", { area, group, operating: "yes" })}
          count={figures.groups[group].operating}
          what={tcv(`group.${group}`)}
        />
      ),
    },
    ...unitGaps.map((gap): Column<UnitGroup> => ({
      key: gap,
      head: tcv(`gap.${gap}`),
      align: "end",
      cell: (group) => (
        <Figure
          href={addressOf("/units", { area, group, gap })}
          count={figures.groups[group].gaps[gap]}
          what={`${tcv(`group.${group}`)} ${tcv(`gap.${gap}`)}`}
        />
      ),
    })),
  ];
  return (
    <Table caption={tcv("blind.by")} columns={columns} rows={unitGroups} keyOf={(group) => group} />
  );
}

const placeColumns: Column<PlaceFigures>[] = [
  {
    key: "place",
    head: tcv("blind.place"),
    title: true,
    cell: ({ id, name, direct }) =>
      direct ? (
        <span className="font-semibold">{tcv("blind.direct", { name })}</span>
      ) : (
        <PlaceLink id={id} name={name} />
      ),
  },
  {
    key: "operating",
    head: tcv("head.operating"),
    align: "end",
    cell: (place) => (
      <Figure
        href={rowsOf(place, { operating: "yes" })}
        count={place.operating}
        what={place.name}
      />
    ),
  },
  ...(["blind", "uncovered"] as const).map((gap): Column<PlaceFigures> => ({
    key: gap,
    head: tcv(`gap.${gap}`),
    align: "end",
    cell: (place) => (
      <Figure
        href={rowsOf(place, { gap })}
        count={place[gap]}
        what={`${place.name} ${tcv(`gap.${gap}`)}`}
      />
    ),
  })),
];

function rowsOf({ id, direct }: PlaceFigures, more: Readonly<Record<string, string>>): string {
  return addressOf("/units", { area: id, direct: direct ? "yes" : undefined, ...more });
}

function PlaceLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      href={addressOf("/units/blind-spots", { area: id })}
      prefetch={false}
      className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
    >
      {name}
    </Link>
  );
}

/** By the places below, in the official order: no ranking. Where nobody has registered a unit yet stands in one line. */
export function PlaceTable({ places }: { places: readonly PlaceFigures[] }) {
  const known = places.filter(({ registered }) => registered > 0);
  const unknown = places.filter(({ registered }) => registered === 0);
  return (
    <>
      {known.length === 0 ? null : (
        <Table
          caption={tcv("blind.byPlace")}
          columns={placeColumns}
          rows={known}
          keyOf={({ id }) => id}
        />
      )}
      {unknown.length === 0 ? null : (
        <details className="group" open={known.length === 0}>
          <summary className="flex min-h-9 cursor-pointer items-center gap-1 px-3 text-sm text-ink-soft hover:bg-hover touch:min-h-11">
            <Icon name="chevronRight" size="sm" className="group-open:rotate-90" />
            {tcv("blind.unregistered", { n: unknown.length })}
          </summary>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-1 px-3 pb-3 text-sm">
            {unknown.map(({ id, name }) => (
              <li key={id}>
                <PlaceLink id={id} name={name} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
