import Link from "next/link";
import { countText } from "@/components/lists/count-text";
import { Shares } from "@/components/lists/shares";
import { ViewBar } from "@/components/lists/view-bar";
import { queryOf } from "@/components/lists/views";
import { td } from "@/components/desk/text";
import { Icon } from "@/components/ui/icon";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import type { SavedViews } from "@/lib/across/desk/schema";
import type { QueueCounts } from "@/lib/affairs/tickets/queries/queue";
import { queueTabs, type QueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { saveViewsOfList } from "@/app/_lists/actions";
import { filterAddress } from "@/lib/affairs/tickets/rules/ticket-filter";

type Filter = Pick<QueueAddress, "tab" | "whose" | "q">;

/** The heaps with their sizes, whose they are, and the search. */
export function QueueHead({
  base,
  address,
  counts,
  saved,
}: {
  base: string;
  address: Filter;
  counts: QueueCounts;
  saved: SavedViews;
}) {
  // The heap that opens by itself is no filter to be kept.
  const plain = address.tab === queueTabs[0] && (address.whose ?? address.q) === undefined;
  const shares = [undefined, "free", "mine"] as const;
  return (
    <header>
      <Tabs
        label={td("tabs")}
        items={queueTabs.map((tab) => ({
          href: filterAddress(base, { tab }),
          label: td(`tab.${tab}`),
          count: countText(counts[tab]),
          current: tab === address.tab,
        }))}
      />
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-1.5">
        <Shares
          label={td("whose")}
          items={shares.map((whose) => ({
            href: filterAddress(base, address, { whose }),
            label: td(`whose.${whose ?? "all"}`),
            count: whose === "mine" && counts.mine > 0 ? countText(counts.mine) : undefined,
            current: whose === address.whose,
          }))}
        />
        <form
          key={address.q ?? ""}
          role="search"
          action={base}
          className="relative min-w-0 flex-1 basis-32"
          noValidate
        >
          <input type="hidden" name="tab" value={address.tab} />
          {address.whose === undefined ? null : (
            <input type="hidden" name="whose" value={address.whose} />
          )}
          <TextInput
            type="search"
            name="q"
            defaultValue={address.q ?? ""}
            maxLength={60}
            aria-label={td("search")}
            placeholder={td("search")}
          />
          <button type="submit" className="sr-only">
            {td("search.go")}
          </button>
        </form>
        {address.q === undefined ? null : (
          <Link
            href={filterAddress(base, address, { q: undefined })}
            prefetch={false}
            className="inline-flex size-7 items-center justify-center rounded-md text-ink-soft hover:bg-hover touch:size-11"
          >
            <Icon name="close" size="sm" title={td("search.clear")} />
          </Link>
        )}
      </div>
      <div className="px-3 py-1.5 empty:hidden">
        <ViewBar
          list="dispatch"
          base={base}
          saved={saved}
          query={plain ? "" : queryOf(address)}
          action={saveViewsOfList}
        />
      </div>
    </header>
  );
}
