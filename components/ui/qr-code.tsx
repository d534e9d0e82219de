import { classes } from "./classes";

/** A QR code as one outline, drawn on the server: black on white, whatever the page's colours are. */
export function QrCode({
  d,
  size,
  title,
  className,
}: {
  d: string;
  size: number;
  title: string;
  className?: string | undefined;
}) {
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      className={classes("bg-white", className)}
    >
      <path d={d} fill="#000000" />
    </svg>
  );
}
