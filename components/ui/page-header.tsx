import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "../messages/text";
import { Icon } from "./icon";

/** A place above this page; the page itself is the heading below. */
export interface Crumb {
  href: string;
  label: string;
}

/** Title, where we are, and what can be done with the whole page. */
export function PageHeader({
  title,
  crumbs = [],
  meta,
  lead,
  actions,
}: {
  title: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
  /** Badges and numbers beside the title. */
  meta?: ReactNode;
  /** One sentence below the title. */
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-4">
      {crumbs.length === 0 ? null : <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="text-xl">{title}</h1>
            {meta}
          </div>
          {lead === undefined ? null : <p className="mt-1 max-w-3xl text-ink-soft">{lead}</p>}
        </div>
        {actions === undefined ? null : (
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={t("page.breadcrumb")} className="mb-1.5 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1">
        {crumbs.map((crumb, at) => (
          <li key={crumb.href} className="inline-flex items-center gap-1">
            {at === 0 ? null : (
              <Icon name="chevronRight" size="sm" className="size-3 text-line-strong" />
            )}
            <Link
              href={crumb.href}
              prefetch={false}
              className="py-1 text-ink-soft underline-offset-4 hover:text-action hover:underline"
            >
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
