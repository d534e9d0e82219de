import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** As wide as its place: for the one action of a phone screen. */
  wide?: boolean | undefined;
}

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary:
    "border-action bg-action text-white hover:border-action-dark hover:bg-action-dark active:bg-action-dark",
  secondary:
    "border-line-strong bg-surface text-ink hover:border-action hover:bg-action-soft hover:text-action-dark",
  quiet:
    "border-transparent bg-transparent text-action hover:bg-action-soft hover:text-action-dark",
  danger: "border-bad bg-surface text-bad hover:bg-bad hover:text-white",
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  sm: "min-h-7 px-2.5 py-0.5 text-xs touch:min-h-11 touch:px-3 touch:text-sm",
  md: "min-h-9 px-4 py-1 text-sm touch:min-h-11 touch:text-base",
  lg: "min-h-11 px-6 py-2 text-base touch:min-h-12 touch:text-lg",
};

export function buttonClasses({ variant = "secondary", size = "md", wide = false }: ButtonLook) {
  return classes(
    "inline-flex items-center justify-center gap-1.5 rounded-md border text-center font-semibold no-underline transition-colors",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-idle-soft disabled:text-ink-faint",
    "aria-disabled:cursor-progress print:hidden",
    variants[variant],
    sizes[size],
    wide && "w-full",
  );
}

export function Button({
  variant,
  size,
  wide,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ButtonLook & { icon?: IconName | undefined } & ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={classes(buttonClasses({ variant, size, wide }), className)}
      {...rest}
    >
      {icon === undefined ? null : <Icon name={icon} size="sm" />}
      {children}
    </button>
  );
}

/** A place to go that looks like a button. Not for changes of state: those are forms. */
export function ButtonLink({
  href,
  variant,
  size,
  wide,
  icon,
  download,
  children,
}: ButtonLook & {
  href: string;
  icon?: IconName | undefined;
  /** A file, not a page: fetched by the browser itself. */
  download?: boolean | undefined;
  children: ReactNode;
}) {
  const look = buttonClasses({ variant, size, wide });
  const inner = (
    <>
      {icon === undefined ? null : <Icon name={icon} size="sm" />}
      {children}
    </>
  );
  return download === true ? (
    <a href={href} download className={look}>
      {inner}
    </a>
  ) : (
    <Link href={href} prefetch={false} className={look}>
      {inner}
    </Link>
  );
}

/** Buttons of one form or one header. The first is the main one. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 touch:gap-3">{children}</div>;
}
