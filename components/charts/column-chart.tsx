import { t } from "../messages/text";
import { ChartTable, type ChartPoint } from "./chart-table";
import { niceMax, share } from "./scale";

const WIDTH = 600;
const HEIGHT = 180;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;

/** Amounts over time: columns on a round axis, and the same numbers as a table below. */
export function ColumnChart({
  caption,
  points,
  unit,
}: {
  caption: string;
  points: readonly ChartPoint[];
  unit: string;
}) {
  const max = niceMax(points.map((point) => point.value));
  const plot = HEIGHT - TOP - BOTTOM;
  const slot = (WIDTH - LEFT) / Math.max(1, points.length);
  const bar = Math.min(slot * 0.7, 36);
  const known = points.flatMap((point) => point.value ?? []);
  // Labels need about 44 units; with many columns only every n-th is written.
  const every = Math.ceil(44 / slot);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm font-semibold">{caption}</figcaption>
      {/* On a phone it scrolls by itself: shrunk, its words could not be read. */}
      <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t("chart.summary", {
            caption,
            low: known.length === 0 ? t("value.none") : Math.min(...known),
            high: known.length === 0 ? t("value.none") : Math.max(...known),
            unit,
          })}
          className="h-auto w-full max-w-3xl min-w-120 text-xs"
        >
          {[0, 0.5, 1].map((part) => {
            const y = TOP + plot * (1 - part);
            return (
              <g key={part}>
                <line x1={LEFT} x2={WIDTH} y1={y} y2={y} className="stroke-line" />
                <text x={LEFT - 6} y={y + 4} textAnchor="end" className="fill-ink-faint">
                  {max * part}
                </text>
              </g>
            );
          })}
          {points.map((point, at) => {
            const x = LEFT + slot * at + (slot - bar) / 2;
            const height = (plot * share(point.value ?? 0, max)) / 100;
            return (
              <g key={point.key}>
                <title>{`${point.label} ${point.value ?? t("value.none")} ${unit}`}</title>
                {point.value === null ? (
                  <text
                    x={x + bar / 2}
                    y={TOP + plot - 4}
                    textAnchor="middle"
                    className="fill-ink-faint"
                  >
                    {t("value.none")}
                  </text>
                ) : null}
                <rect
                  x={x}
                  y={TOP + plot - height}
                  width={bar}
                  height={height}
                  rx={1.5}
                  className="fill-chart-1"
                />
                {at % every === 0 ? (
                  <text
                    x={x + bar / 2}
                    y={HEIGHT - 6}
                    textAnchor="middle"
                    className="fill-ink-soft"
                  >
                    {point.label}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
      <ChartTable caption={caption} points={points} unit={unit} />
    </figure>
  );
}
