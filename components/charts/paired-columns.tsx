import { t } from "../messages/text";
import { niceMax, share } from "./scale";

export interface PairedPoint {
  key: string;
  label: string;
  first: number;
  second: number;
}

const WIDTH = 720;
const HEIGHT = 190;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;
const PLOT = HEIGHT - TOP - BOTTOM;

/**
 * Two amounts side by side over time, such as what came in and what was done. Drawn on the server;
 * the second columns are drawn as outlines, so that they differ without colour, and the numbers
 * stand in a table below.
 */
export function PairedColumns({
  caption,
  pointHead,
  first,
  second,
  unit,
  points,
}: {
  caption: string;
  /** What the labels of the points are. */
  pointHead: string;
  first: string;
  second: string;
  unit: string;
  points: readonly PairedPoint[];
}) {
  const values = points.flatMap((point) => [point.first, point.second]);
  const max = niceMax(values);
  const slot = (WIDTH - LEFT) / Math.max(1, points.length);
  const bar = Math.min(slot * 0.36, 20);
  return (
    <figure className="min-w-0">
      <Legend first={first} second={second} />
      {/* On a phone it scrolls by itself: shrunk, its words could not be read. */}
      <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t("chart.summary", {
            caption,
            low: Math.min(...values),
            high: Math.max(...values),
            unit,
          })}
          className="h-auto w-full max-w-4xl min-w-140 text-xs"
        >
          {/* What is counted is whole: no line at a half. */}
          {[0, 0.5, 1]
            .filter((part) => Number.isInteger(max * part))
            .map((part) => (
              <Line key={part} y={TOP + PLOT * (1 - part)} label={max * part} />
            ))}
          {points.map((point, at) => {
            const middle = LEFT + slot * (at + 0.5);
            return (
              <g key={point.key}>
                <title>{`${point.label} ${first} ${point.first} ${second} ${point.second}`}</title>
                <Column x={middle - bar} width={bar} height={share(point.first, max)} />
                <Column x={middle} width={bar} height={share(point.second, max)} outlined />
                <text x={middle} y={HEIGHT - 6} textAnchor="middle" className="fill-ink-soft">
                  {point.label}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <PairedTable {...{ caption, pointHead, first, second, points }} />
    </figure>
  );
}

function Legend({ first, second }: { first: string; second: string }) {
  return (
    <ul className="mb-1 flex flex-wrap gap-4 text-sm text-ink-soft">
      {[first, second].map((name, at) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
            <rect x={0.75} y={0.75} width={10.5} height={10.5} className={look(at === 1)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Line({ y, label }: { y: number; label: number }) {
  return (
    <g>
      <line x1={LEFT} x2={WIDTH} y1={y} y2={y} className="stroke-line" />
      <text x={LEFT - 6} y={y + 4} textAnchor="end" className="fill-ink-faint">
        {label}
      </text>
    </g>
  );
}

function Column({
  x,
  width,
  height,
  outlined = false,
}: {
  x: number;
  width: number;
  /** In hundredths of the axis. */
  height: number;
  outlined?: boolean;
}) {
  const tall = (PLOT * height) / 100;
  return (
    <rect
      x={x + 1}
      y={TOP + PLOT - tall}
      width={width - 2}
      height={tall}
      className={look(outlined)}
    />
  );
}

function look(outlined: boolean): string {
  return outlined ? "fill-surface stroke-chart-1 stroke-[1.5]" : "fill-chart-1";
}

function PairedTable({
  caption,
  pointHead,
  first,
  second,
  points,
}: {
  caption: string;
  pointHead: string;
  first: string;
  second: string;
  points: readonly PairedPoint[];
}) {
  const cell = "border-b py-1 text-right font-normal";
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-block py-1 text-action underline underline-offset-4">
        {t("chart.table")}
      </summary>
      <table className="mt-1 w-full max-w-md">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-xs text-ink-faint">
          <tr>
            <th scope="col" className="border-b py-1 text-left font-normal">
              {pointHead}
            </th>
            <th scope="col" className={cell}>
              {first}
            </th>
            <th scope="col" className={cell}>
              {second}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row" className="border-b py-1 text-left font-normal">
                {point.key}
              </th>
              <td className={cell}>{point.first}</td>
              <td className={cell}>{point.second}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
