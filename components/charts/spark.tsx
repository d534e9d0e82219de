import { t } from "../messages/text";
import { share } from "./scale";

const WIDTH = 96;
const HEIGHT = 24;

/** The run of a number, small enough to stand beside it. Its words are the first and last value. */
export function Spark({ caption, values }: { caption: string; values: readonly number[] }) {
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined || values.length < 2) return null;
  // From the lowest to the highest: a spark shows the run, its words and the number beside it tell
  // how much.
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const step = (WIDTH - 6) / (values.length - 1);
  const y = (value: number) => HEIGHT - 3 - ((HEIGHT - 6) * share(value - low, range)) / 100;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("chart.spark", { caption, first, last })}
      className="inline-block h-6 w-24"
    >
      <polyline
        points={values.map((value, at) => `${3 + step * at},${y(value)}`).join(" ")}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        className="stroke-chart-1"
      />
      <circle cx={WIDTH - 3} cy={y(last)} r={2.5} className="fill-chart-1" />
    </svg>
  );
}
