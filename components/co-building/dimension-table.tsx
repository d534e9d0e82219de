import Link from "next/link";
import {
  sumOf,
  type Counts,
  type DimensionReport,
} from "@/lib/affairs/co-building/rules/dimension-report";
import { standing } from "@/lib/affairs/co-building/rules/projects";
import { addressOf } from "../lists/address";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Table, type Column } from "../ui/table";
import { tco } from "./text";

interface Row {
  key: string;
  /** The dimension by which the list is narrowed; undefined = by none. */
  tag: string | undefined;
  name: string;
  retired: boolean;
  counts: Counts;
}

/** Each set with its dimensions, in the order of the list; a figure opens the projects that it counts. */
export function DimensionTables({
  report: { sets, without, all },
  noTag,
  areaId,
}: {
  report: DimensionReport;
  noTag: string;
  areaId: string | undefined;
}) {
  const columns = columnsOf(areaId);
  const rest = [
    { key: "none", tag: noTag, name: tco("filter.noTag"), retired: false, counts: without },
    { key: "all", tag: undefined, name: tco("dimensions.all"), retired: false, counts: all },
  ];
  return (
    <>
      {sets.map(({ key, name, entries }) => (
        <Card flush key={key} title={name}>
          <Table
            caption={name}
            columns={columns}
            rows={entries.map((one): Row => ({ ...one, tag: one.key }))}
            keyOf={(row) => row.key}
          />
        </Card>
      ))}
      <Card flush title={tco("dimensions.rest")} note={tco("dimensions.restNote")}>
        <Table
          caption={tco("dimensions.rest")}
          columns={columns}
          rows={rest}
          keyOf={(row) => row.key}
        />
      </Card>
    </>
  );
}

function columnsOf(areaId: string | undefined): Column<Row>[] {
  const figure = (
    { tag, name }: Row,
    status: (typeof standing)[number] | "standing",
    n: number,
  ) => (
    <Link
      href={addressOf("/co-building", { list: "projects", status, tag, area: areaId })}
      prefetch={false}
      aria-label={tco("dimensions.figure", {
        name,
        status: status === "standing" ? tco("dimensions.sum") : tco(`project.${status}`),
        n,
      })}
      className="text-link inline-flex min-h-6 min-w-6 items-center justify-end"
    >
      {n}
    </Link>
  );
  return [
    {
      key: "name",
      head: tco("dimensions.one"),
      title: true,
      cell: ({ name, retired }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {name}
          {retired ? <Badge>{tco("dimensions.retired")}</Badge> : null}
        </span>
      ),
    },
    ...standing.map((status): Column<Row> => ({
      key: status,
      head: tco(`project.${status}`),
      align: "end",
      width: "w-28",
      cell: (row) => figure(row, status, row.counts[status]),
    })),
    {
      key: "sum",
      head: tco("dimensions.sum"),
      align: "end",
      width: "w-28",
      cell: (row) => figure(row, "standing", sumOf(row.counts)),
    },
  ];
}
