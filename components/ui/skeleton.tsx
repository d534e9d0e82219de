import { t } from "../messages/text";
import { classes } from "./classes";

const widths = ["w-11/12", "w-4/5", "w-full", "w-2/3", "w-10/12"] as const;

/** The shape of what is coming, in its size, so that nothing jumps. */
export function Skeleton({
  rows = 5,
  shape = "text",
}: {
  rows?: number | undefined;
  shape?: "text" | "table" | "cards" | undefined;
}) {
  const bars = Array.from({ length: rows }, (_, at) => at);
  return (
    <div role="status" className="animate-pulse">
      <span className="sr-only">{t("loading")}</span>
      <div
        className={shape === "cards" ? "grid gap-3 sm:grid-cols-2 xl:grid-cols-4" : "grid gap-px"}
      >
        {bars.map((at) => (
          <div key={at} aria-hidden="true" className={shapes[shape]}>
            <div className={classes("h-3.5 rounded-sm bg-line", widths[at % widths.length])} />
            {shape === "cards" ? <div className="mt-3 h-7 w-16 rounded-sm bg-line" /> : null}
          </div>
        ))}
      </div>
    </div>
  );
}

const shapes = {
  text: "py-1.5",
  table: "flex min-h-11 items-center border-b bg-surface px-3",
  cards: "rounded-lg border bg-surface p-4",
} as const;
