import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { Disclosure } from "./disclosure";
import { Icon, type IconName } from "./icon";

/** A few further actions behind one button. Its items are links and form buttons. */
export function Menu({
  label,
  align = "end",
  onDark = false,
  children,
}: {
  label: ReactNode;
  align?: "start" | "end" | undefined;
  /** Stands in the dark header. */
  onDark?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Disclosure
      className="relative"
      summaryClassName={classes(
        "flex min-h-9 max-w-full items-center gap-1 rounded-md px-2.5 touch:min-h-11",
        onDark ? "text-on-brand hover:bg-brand" : "border border-line-strong hover:bg-hover",
      )}
      summary={
        <>
          <span className="min-w-0 truncate">{label}</span>
          <Icon name="chevronDown" size="sm" />
        </>
      }
    >
      <div
        data-on-light
        className={classes(
          "absolute top-full z-40 mt-1 max-h-96 w-64 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border bg-surface py-1 text-ink shadow-float",
          align === "end" ? "right-0" : "left-0",
        )}
      >
        {children}
      </div>
    </Disclosure>
  );
}

const item =
  "flex min-h-9 w-full items-center gap-2 px-3 py-1.5 text-left text-sm -outline-offset-3 hover:bg-hover touch:min-h-11 touch:text-base";

export function MenuLink({
  href,
  icon,
  current = false,
  children,
}: {
  href: string;
  icon?: IconName | undefined;
  current?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "true" : undefined}
      className={classes(item, current && "font-semibold text-action-dark")}
    >
      {icon === undefined ? null : <Icon name={icon} size="sm" />}
      <span className="min-w-0 flex-1">{children}</span>
      {current ? <Icon name="check" size="sm" /> : null}
    </Link>
  );
}

/** Stands in a form of its own, so that it also works without scripts. */
export function MenuButton({
  icon,
  current = false,
  children,
  ...rest
}: { icon?: IconName | undefined; current?: boolean | undefined } & ComponentProps<"button">) {
  return (
    <button
      type="submit"
      aria-current={current ? "true" : undefined}
      className={classes(item, current && "font-semibold text-action-dark")}
      {...rest}
    >
      {icon === undefined ? null : <Icon name={icon} size="sm" />}
      <span className="min-w-0 flex-1">{children}</span>
      {current ? <Icon name="check" size="sm" /> : null}
    </button>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <p className="px-3 pt-2 pb-1 text-xs text-ink-faint">{children}</p>;
}

export function MenuRule() {
  return <hr className="my-1 border-line" />;
}
