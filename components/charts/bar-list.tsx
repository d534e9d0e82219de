import Link from "next/link";
import { t } from "../messages/text";
import { share } from "./scale";

export interface BarRow {
  key: string;
  label: string;
  value: number;
  /** A part of the value, such as what is overdue; drawn in red and written out. */
  part?: number | undefined;
  /** The list behind the number. */
  href?: string | undefined;
}

/** Amounts by name, in the order given. It is a table: every bar has its number beside it. */
export function BarList({
  caption,
  rows,
  unit,
  partLabel,
  labelHead,
}: {
  caption: string;
  rows: readonly BarRow[];
  unit: string;
  /** What the part means, such as "其中超期". Required to be seen when rows have parts. */
  partLabel?: string | undefined;
  labelHead: string;
}) {
  const max = Math.max(0, ...rows.map((row) => row.value));
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-xs text-ink-faint">
        <tr>
          <th scope="col" className="w-2/5 pb-1 text-left font-normal sm:w-1/3">
            {labelHead}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {partLabel === undefined
              ? t("chart.amount", { unit })
              : t("chart.amountPart", { unit, part: partLabel })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="align-middle">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              {row.href === undefined ? (
                row.label
              ) : (
                <Link href={row.href} prefetch={false} className="text-link">
                  {row.label}
                </Link>
              )}
            </th>
            <td className="py-1">
              <div className="flex items-center gap-2">
                <Bar value={share(row.value, max)} part={share(row.part ?? 0, max)} />
                <span className="w-20 shrink-0 text-right font-semibold whitespace-nowrap">
                  {row.value}
                  {row.part === undefined || row.part === 0 ? null : (
                    <span className="ml-1 text-xs text-bad">({row.part})</span>
                  )}
                </span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ value, part }: { value: number; part: number }) {
  return (
    <svg aria-hidden="true" className="h-3.5 min-w-0 flex-1 print:border" focusable="false">
      <rect width="100%" height="100%" className="fill-idle-soft" />
      <rect width={`${value}%`} height="100%" className="fill-chart-1" />
      {part === 0 ? null : <rect width={`${part}%`} height="100%" className="fill-bad" />}
    </svg>
  );
}
