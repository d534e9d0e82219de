import Link from "next/link";
import type { SavedViews, ViewList } from "@/lib/across/desk/schema";
import { newId } from "@/lib/platform/core/id";
import type { FormAction } from "@/lib/platform/core/action-state";
import { classes } from "../ui/classes";
import { tl } from "./text";
import { ManageViews, SaveView } from "./view-forms";

const chip =
  "inline-flex min-h-7 max-w-56 items-center rounded-full border px-3 text-sm touch:min-h-11";

/** The views that somebody keeps of a list, one press each; nothing is there while there are none. */
export function ViewBar({
  list,
  base,
  saved,
  query,
  action,
}: {
  list: ViewList;
  base: string;
  saved: SavedViews;
  /** The filter of the page as it would be kept. */
  query: string;
  action: FormAction;
}) {
  const { views, preferred } = saved;
  const isKept = views.some((view) => view.query === query);
  if (views.length === 0 && query === "") return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 print:hidden">
      {views.length === 0 ? null : (
        <nav aria-label={tl("views")} className="min-w-0">
          <ul className="flex flex-wrap gap-1.5">
            {views.map(({ id, name, query: kept }) => {
              const current = kept === query;
              return (
                <li key={id} className="min-w-0">
                  <Link
                    href={`${base}?${kept}`}
                    prefetch={false}
                    aria-current={current ? "true" : undefined}
                    title={id === preferred ? tl("views.preferred") : undefined}
                    className={classes(
                      chip,
                      current
                        ? "border-action-line bg-action-soft font-semibold text-action-dark"
                        : "bg-surface text-ink-soft hover:bg-hover",
                    )}
                  >
                    <span className="truncate">{name}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      )}
      <div className="flex flex-wrap gap-1.5">
        {query === "" || isKept ? null : (
          <SaveView
            key={`${String(saved.version)}-${query}`}
            list={list}
            saved={saved}
            query={query}
            viewId={newId()}
            action={action}
            startKey={newId()}
          />
        )}
        {views.length === 0 ? null : (
          <ManageViews
            key={saved.version}
            list={list}
            saved={saved}
            action={action}
            startKey={newId()}
          />
        )}
      </div>
    </div>
  );
}
