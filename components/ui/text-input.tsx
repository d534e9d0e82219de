import { useId, type ComponentProps } from "react";
import { CharacterCounter } from "./character-counter";
import { classes } from "./classes";
import { controlClasses, controlHeight } from "./control";

export type InputWidth = "full" | "half" | "number" | "phone";

const widths: Readonly<Record<InputWidth, string>> = {
  full: "",
  half: "max-w-sm",
  number: "max-w-24",
  phone: "max-w-52",
};

/**
 * The width tells how long an answer is expected. `limit` is how many characters it may have: a
 * longer text stays whole and is told. `maxLength` cuts and is for codes and numbers alone.
 */
export function TextInput({
  width = "full",
  className,
  limit,
  ...rest
}: { width?: InputWidth; limit?: number | undefined } & Omit<ComponentProps<"input">, "width">) {
  const own = useId();
  const id = rest.id ?? own;
  const counted = limit !== undefined;
  const described = [rest["aria-describedby"], counted ? `${id}-count` : undefined].filter(
    (each) => each !== undefined,
  );
  return (
    <>
      <input
        type="text"
        autoComplete="off"
        className={classes(controlClasses, controlHeight, widths[width], className)}
        {...rest}
        {...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") })}
        {...(counted ? { id } : {})}
      />
      {counted ? (
        <CharacterCounter
          controlId={id}
          limit={limit}
          invalid={rest["aria-invalid"] === true}
          quiet
        />
      ) : null}
    </>
  );
}
