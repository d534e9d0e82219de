import type { ComponentProps } from "react";
import { classes } from "./classes";
import { controlClasses, controlHeight } from "./control";

export type InputWidth = "full" | "half" | "number" | "phone";

const widths: Readonly<Record<InputWidth, string>> = {
  full: "",
  half: "max-w-sm",
  number: "max-w-24",
  phone: "max-w-52",
};

/** The width tells how long an answer is expected. */
export function TextInput({
  width = "full",
  className,
  ...rest
}: { width?: InputWidth } & Omit<ComponentProps<"input">, "width">) {
  return (
    <input
      type="text"
      autoComplete="off"
      className={classes(controlClasses, controlHeight, widths[width], className)}
      {...rest}
    />
  );
}
