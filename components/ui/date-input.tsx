import type { ComponentProps } from "react";
import { classes } from "./classes";
import { controlClasses, controlHeight } from "./control";

/** A day (YYYY-MM-DD), or a day and time of day without zone when `withTime`. */
export function DateInput({
  withTime = false,
  className,
  ...rest
}: { withTime?: boolean } & Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type={withTime ? "datetime-local" : "date"}
      className={classes(
        controlClasses,
        controlHeight,
        withTime ? "max-w-60" : "max-w-44",
        "tabular-nums",
        className,
      )}
      {...rest}
    />
  );
}
