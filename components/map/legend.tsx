import { classes } from "../ui/classes";
import { outline, shadeColour } from "./shades";

/** What the colours say, in numbers. */
export function Legend({ title, labels }: { title: string; labels: readonly string[] }) {
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
      </ul>
    </div>
  );
}

export function Swatch({ shade, className }: { shade: number; className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className={classes("size-3.5", className)}>
      <rect x={0.5} y={0.5} width={13} height={13} fill={shadeColour(shade)} stroke={outline} />
    </svg>
  );
}
