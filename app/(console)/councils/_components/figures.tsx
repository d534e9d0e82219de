import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { tc } from "@/components/councils/text";
import { Card } from "@/components/ui/card";
import { Table, type Column } from "@/components/ui/table";
import type { CouncilFigure } from "@/lib/affairs/councils/queries/figures";
import { councilLevels, type CouncilLevel } from "@/lib/affairs/councils/rules/seats";

/** The figures of the range that one looks at, level by level; each opens to the rows behind it. */
export function CouncilFigures({ figures }: { figures: readonly CouncilFigure[] }) {
  const levels = councilLevels.filter((level) => figures.some((one) => one.levels[level] > 0));
  if (levels.length === 0) return null;
  return (
    <Card title={tc("figures.title")} note={tc("figures.note")} flush>
      <Table
        caption={tc("figures.title")}
        columns={columnsFor(levels)}
        rows={figures}
        keyOf={({ name }) => name}
      />
    </Card>
  );
}

function columnsFor(levels: readonly CouncilLevel[]): Column<CouncilFigure>[] {
  return [
    {
      key: "name",
      head: tc("figures.what"),
      title: true,
      cell: ({ name, reasons }) => (
        <>
          <span className="font-semibold">{tc(`figure.${name}`)}</span>
          {reasons.length === 0 ? null : (
            <span className="mt-0.5 flex flex-wrap gap-x-3">
              {reasons.map(({ reason, count }) => (
                <Link
                  key={reason}
                  href={addressOf("/councils/rows", { figure: name, reason })}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-sm text-action hover:underline"
                >
                  {tc("figures.reason", { reason: tc(`reason.${reason}`), count })}
                </Link>
              ))}
            </span>
          )}
        </>
      ),
    },
    ...levels.map((level): Column<CouncilFigure> => ({
      key: level,
      head: tc(`level.${level}`),
      width: "w-24",
      align: "end",
      cell: ({ name, levels: at }) => <Count name={name} level={level} count={at[level]} />,
    })),
    ...(levels.length < 2
      ? []
      : [
          {
            key: "total",
            head: tc("figures.total"),
            width: "w-24",
            align: "end",
            cell: ({ name, total }) => <Count name={name} count={total} />,
          } satisfies Column<CouncilFigure>,
        ]),
  ];
}

function Count({
  name,
  level,
  count,
}: {
  name: CouncilFigure["name"];
  level?: CouncilLevel;
  count: number;
}) {
  if (count === 0) return <span className="text-ink-faint tabular-nums">0</span>;
  const where = level === undefined ? tc("figures.total") : tc(`level.${level}`);
  return (
    <Link
      href={addressOf("/councils/rows", { figure: name, level })}
      prefetch={false}
      aria-label={tc("figures.open", { where, what: tc(`figure.${name}`), count })}
      className="inline-flex min-h-6 items-center font-semibold text-action tabular-nums hover:underline"
    >
      {count}
    </Link>
  );
}
