"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Icon } from "../ui/icon";
import { td } from "./text";
import { useLive } from "./use-live";

/**
 * What has changed since a list was read, as a number that lies above the rows without moving them:
 * they are read again when somebody presses it.
 */
export function LiveList({ ids, first }: { ids: readonly string[]; first: boolean }) {
  const router = useRouter();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [pending, start] = useTransition();
  useLive((news) => {
    // Without a stream nobody knows what has changed; whoever comes back to the page sees it as it is.
    if (news === null) {
      if (changed.size === 0) router.refresh();
      return;
    }
    // A page further back shows only its own rows: what came in stands on the first one.
    const mine = first ? news.ids : news.ids.filter((id) => ids.includes(id));
    if (mine.length > 0) setChanged((before) => new Set([...before, ...mine]));
  });
  return (
    <div role="status" className="pointer-events-none sticky top-(--shell-top) z-20 h-0">
      {changed.size === 0 ? null : (
        <button
          type="button"
          disabled={pending}
          onClick={() =>
            start(() => {
              setChanged(new Set());
              router.refresh();
            })
          }
          className="pointer-events-auto absolute -top-9 right-0 inline-flex min-h-7 items-center gap-1.5 rounded-full border border-info-line bg-info-soft px-3 text-sm text-info shadow-float hover:underline touch:min-h-11"
        >
          <Icon name="redo" size="sm" />
          {td("live.changes", { count: changed.size })}
        </button>
      )}
    </div>
  );
}
