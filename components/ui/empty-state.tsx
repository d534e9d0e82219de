import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Nothing here: says why, and what can be done. */
export function EmptyState({
  title,
  icon = "inbox",
  action,
  children,
}: {
  title: string;
  icon?: IconName | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center px-4 py-10 text-center">
      <Icon name={icon} size="lg" className="text-line-strong" />
      <p className="mt-3 text-base font-semibold">{title}</p>
      {children === undefined ? null : (
        <div className="mt-1 max-w-md text-sm text-ink-soft">{children}</div>
      )}
      {action === undefined ? null : <div className="mt-4">{action}</div>}
    </div>
  );
}
