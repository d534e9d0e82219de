import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { tpr } from "@/components/property/text";
import { CountBadge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import {
  estateHeaps,
  type EstateFilter,
  type EstatePage,
} from "@/lib/affairs/property/queries/list";
import { propertyStatuses } from "@/lib/affairs/property/rules/estates";

/** Search, what must be thought of, the kinds of management, and the places: each figure opens its rows. */
export function EstateFilters({
  page: { statuses, heaps, places },
  filter,
  path,
}: {
  page: EstatePage;
  filter: EstateFilter;
  path: string;
}) {
  const kept = { q: filter.text, area: filter.areaId, company: filter.companyId };
  const all = filter.status === undefined && filter.heap === undefined;
  const total = propertyStatuses.reduce((sum, status) => sum + statuses[status], 0);
  return (
    <div className="grid min-w-0 gap-3">
      <SearchForm
        label={tpr("search")}
        submit={tpr("find")}
        clear={{ label: tpr("clear"), href: path }}
        action={path}
        text={filter.text}
        keep={{ status: filter.status, heap: filter.heap, area: filter.areaId }}
      />
      <Group label={tpr("filter.heaps")}>
        {estateHeaps.map((heap) => (
          <Entry
            key={heap}
            href={addressOf(path, { ...kept, heap })}
            label={tpr(`heap.${heap}`)}
            count={heaps[heap]}
            alert
            current={filter.heap === heap}
          />
        ))}
      </Group>
      <Group label={tpr("filter.status")}>
        <Entry href={addressOf(path, kept)} label={tpr("filter.all")} count={total} current={all} />
        {propertyStatuses.map((status) => (
          <Entry
            key={status}
            href={addressOf(path, { ...kept, status })}
            label={tpr(`status.${status}`)}
            count={statuses[status]}
            current={filter.status === status}
          />
        ))}
      </Group>
      {places.length === 0 ? null : (
        <details
          className="overflow-hidden rounded-lg border bg-surface"
          open={filter.areaId !== undefined}
        >
          <summary className="min-h-9 cursor-pointer px-3 py-1.5 font-semibold touch:min-h-11">
            {tpr("filter.places")}
          </summary>
          <ul className="max-h-96 overflow-y-auto border-t">
            <Entry
              href={addressOf(path, { status: filter.status, heap: filter.heap })}
              label={tpr("filter.everywhere")}
              current={filter.areaId === undefined}
            />
            {places.map(({ id, name }) => (
              <Entry
                key={id}
                href={addressOf(path, { status: filter.status, heap: filter.heap, area: id })}
                label={name}
                current={filter.areaId === id}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="overflow-hidden rounded-lg border bg-surface">
      <p className="border-b bg-sunken px-3 py-1.5 text-sm font-semibold text-ink-soft">{label}</p>
      <ul className="max-lg:grid max-lg:grid-cols-2">{children}</ul>
    </nav>
  );
}

function Entry({
  href,
  label,
  count,
  current,
  alert = false,
}: {
  href: string;
  label: string;
  count?: number;
  current: boolean;
  alert?: boolean;
}) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={current ? "page" : undefined}
        className={classes(
          "flex min-h-9 items-center justify-between gap-2 px-3 -outline-offset-3 touch:min-h-11",
          current ? "bg-action-soft font-semibold text-action-dark" : "hover:bg-hover",
        )}
      >
        <span className="min-w-0">{label}</span>
        {count === undefined ? null : alert && count > 0 ? (
          <CountBadge count={count} alert />
        ) : (
          <span className="text-sm text-ink-soft tabular-nums">{count}</span>
        )}
      </Link>
    </li>
  );
}
