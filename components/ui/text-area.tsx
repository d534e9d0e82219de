import type { ComponentProps } from "react";
import { classes } from "./classes";
import { controlClasses } from "./control";

export function TextArea({ rows = 4, className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={classes(controlClasses, "min-h-16 resize-y py-2 leading-relaxed", className)}
      {...rest}
    />
  );
}
