import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Nothing here: says why, and what can be done. */
export function EmptyState({
  title,
  icon = "inbox",
  heading = false,
  action,
  children,
}: {
  title: string;
  icon?: IconName | undefined;
  /** Where it is the whole page, the title is the page's heading. */
  heading?: boolean | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const Title = heading ? "h1" : "p";
  return (
    <div className="flex flex-col items-center px-4 py-10 text-center">
      <Icon name={icon} size="lg" className="text-line-strong" />
      <Title className="mt-3 text-base font-semibold">{title}</Title>
      {children === undefined ? null : (
        <div className="mt-1 max-w-md text-sm text-ink-soft">{children}</div>
      )}
      {action === undefined ? null : <div className="mt-4">{action}</div>}
    </div>
  );
}
