import { classes } from "../ui/classes";
import { outline, shadeColour, unknownPattern } from "./shades";

/** What the colours say, in numbers, and what the hatching says where there is some. */
export function Legend({
  title,
  labels,
  unknown,
}: {
  title: string;
  labels: readonly string[];
  unknown?: string | undefined;
}) {
  return (
    <div className="text-xs text-ink-soft">
      <p className="mb-1">{title}</p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {labels.map((label, shade) => (
          <li key={label} className="flex items-center gap-1 tabular-nums">
            <Swatch shade={shade} />
            {label}
          </li>
        ))}
        {unknown === undefined ? null : (
          <li className="flex items-center gap-1">
            <Swatch shade={null} />
            {unknown}
          </li>
        )}
      </ul>
    </div>
  );
}

/** What the hatching is painted with; once on a page with a map. */
export function UnknownPattern() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <pattern id={unknownPattern} width={7} height={7} patternUnits="userSpaceOnUse">
        <rect width={7} height={7} fill="#ffffff" />
        <path d="M-1 8 8 -1M-1 1 1 -1M6 8 8 6" stroke="#8b97a1" strokeWidth={1.2} />
      </pattern>
    </svg>
  );
}

export function Swatch({
  shade,
  className,
}: {
  shade: number | null;
  className?: string | undefined;
}) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className={classes("size-3.5", className)}>
      <rect x={0.5} y={0.5} width={13} height={13} fill={shadeColour(shade)} stroke={outline} />
    </svg>
  );
}
