import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { rateOf, type Denominator } from "@/lib/ground/check-ins/rules/figures";
import type { PlaceFigures } from "@/lib/ground/check-ins/schema/figures";
import { messages } from "@/lib/platform/i18n/messages";
import Link from "next/link";
import { StatRow } from "../ui/stat";
import { Table } from "../ui/table";

const tf = messages(words);

/** Where the rows behind a number stand. */
export function rowsAddress(areaId: string, kind: "members" | "units"): string {
  return `/check-ins/figures/rows?area=${areaId}&kind=${kind}`;
}

/** The own place in large numbers; every one opens what it counts. */
export function OwnFigures({ place }: { place: PlaceFigures }) {
  const members = rowsAddress(place.areaId, "members");
  const units = rowsAddress(place.areaId, "units");
  return (
    <StatRow
      items={[
        {
          label: tf("figures.members"),
          value: place.members,
          unit: tf("figures.person"),
          href: members,
        },
        rate(tf("figures.memberRate"), place.members, place.membersLiving, members),
        {
          label: tf("figures.units"),
          value: place.units,
          unit: tf("figures.unit"),
          href: units,
        },
        rate(tf("figures.unitRate"), place.units, place.unitsLocated, units),
        {
          label: tf("figures.unitMembers"),
          value: place.unitMembers,
          unit: tf("figures.person"),
          note: tf("figures.unitMembersNote"),
          href: units,
        },
      ]}
    />
  );
}

/** The places below, by their codes: never by their rates (DOMAIN §11). */
export function PlacesBelow({ places }: { places: readonly PlaceFigures[] }) {
  return (
    <Table
      caption={tf("figures.below")}
      rows={places}
      keyOf={({ areaId }) => areaId}
      columns={[
        { key: "place", head: tf("figures.place"), title: true, cell: ({ name }) => name },
        {
          key: "members",
          head: tf("figures.members"),
          width: "w-28",
          cell: (place) => <Count place={place} kind="members" count={place.members} />,
        },
        {
          key: "memberRate",
          head: tf("figures.memberRate"),
          cell: (place) => <Rate count={place.members} denominator={place.membersLiving} />,
        },
        {
          key: "units",
          head: tf("figures.units"),
          width: "w-28",
          cell: (place) => <Count place={place} kind="units" count={place.units} />,
        },
        {
          key: "unitRate",
          head: tf("figures.unitRate"),
          cell: (place) => <Rate count={place.units} denominator={place.unitsLocated} />,
        },
      ]}
    />
  );
}

function Count({
  place,
  kind,
  count,
}: {
  place: PlaceFigures;
  kind: "members" | "units";
  count: number;
}) {
  return count === 0 ? (
    <span className="tabular-nums">0</span>
  ) : (
    <Link
      href={rowsAddress(place.areaId, kind)}
      prefetch={false}
      className="text-link font-semibold tabular-nums"
    >
      {count}
    </Link>
  );
}

function Rate({ count, denominator }: { count: number; denominator: Denominator | null }) {
  const found = rateOf(count, denominator);
  if ("without" in found) return <span className="text-ink-faint">{tf(found.without)}</span>;
  return (
    <>
      <span className="font-semibold tabular-nums">{found.percent}%</span>
      <span className="block text-xs text-ink-faint">{statement(count, denominator)}</span>
    </>
  );
}

function rate(label: string, count: number, denominator: Denominator | null, href: string) {
  const found = rateOf(count, denominator);
  return "without" in found
    ? { label, value: "—", note: tf(found.without) }
    : { label, value: found.percent, unit: "%", note: statement(count, denominator), href };
}

/** What the rate is made of: never a percentage without its numbers, source and day. */
function statement(count: number, denominator: Denominator | null): string {
  if (denominator === null) return "";
  const { n, source, asOf } = denominator;
  return tf("figures.of", { count, n, source, day: asOf });
}
