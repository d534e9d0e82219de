import { t } from "../messages/text";

export interface ChartPoint {
  key: string;
  label: string;
  /** null: not known. It is drawn as a gap and written as a dash, never as zero. */
  value: number | null;
}

/** The numbers of a chart, for those who read rather than look. */
export function ChartTable({
  caption,
  points,
  unit,
}: {
  caption: string;
  points: readonly ChartPoint[];
  unit: string;
}) {
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block py-1 text-action underline underline-offset-4">
        {t("chart.table")}
      </summary>
      <table className="mt-1 w-full max-w-sm">
        <caption className="sr-only">{caption}</caption>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row" className="border-b py-1 text-left font-normal">
                {point.label}
              </th>
              <td className="border-b py-1 text-right">
                {point.value === null ? t("value.none") : `${point.value} ${unit}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
