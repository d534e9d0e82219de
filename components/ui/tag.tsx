import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "../messages/text";
import { Icon } from "./icon";

/** A label or a filter that is on. With `removeHref` it can be taken away. */
export function Tag({
  children,
  removeHref,
  label,
}: {
  children: ReactNode;
  removeHref?: string | undefined;
  /** The tag in plain words, for the name of its remove link. */
  label?: string | undefined;
}) {
  return (
    <span className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-md bg-action-soft px-2 text-xs text-action-dark">
      <span className="truncate">{children}</span>
      {removeHref === undefined ? null : (
        <Link
          href={removeHref}
          prefetch={false}
          aria-label={t("tag.remove", { label: label ?? "" })}
          className="-mr-1.5 inline-flex size-6 items-center justify-center rounded-md hover:bg-action hover:text-white touch:size-8"
        >
          <Icon name="close" size="sm" className="size-3" />
        </Link>
      )}
    </span>
  );
}
