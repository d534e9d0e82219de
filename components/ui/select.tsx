import type { ComponentProps } from "react";
import { classes } from "./classes";
import { controlClasses, controlHeight } from "./control";
import { Icon } from "./icon";

export interface SelectOption {
  value: string;
  label: string;
  /** Options with the same group stand together under its name. */
  group?: string | undefined;
  disabled?: boolean | undefined;
}

/** The native list: it works on every phone, with every screen reader, and without scripts. */
export function Select({
  options,
  empty,
  className,
  ...rest
}: {
  options: readonly SelectOption[];
  /** The words of the first, empty choice; left out when there is none. */
  empty?: string | undefined;
} & ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select
        className={classes(controlClasses, controlHeight, "appearance-none pr-9", className)}
        {...rest}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        <OptionList options={options} />
      </select>
      <Icon
        name="chevronDown"
        size="sm"
        className="pointer-events-none absolute top-1/2 right-2.5 -mt-2 text-ink-soft"
      />
    </span>
  );
}

function OptionList({ options }: { options: readonly SelectOption[] }) {
  const groups = [...new Set(options.map((option) => option.group))];
  return groups.map((group) => {
    const members = options
      .filter((option) => option.group === group)
      .map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ));
    return group === undefined ? (
      members
    ) : (
      <optgroup key={group} label={group}>
        {members}
      </optgroup>
    );
  });
}
