import { addressOf } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { tpr } from "@/components/property/text";
import { FilterEntry, FilterGroup } from "@/components/lists/filter-group";
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
      <FilterGroup label={tpr("filter.heaps")}>
        {estateHeaps.map((heap) => (
          <FilterEntry
            key={heap}
            href={addressOf(path, { ...kept, heap })}
            label={tpr(`heap.${heap}`)}
            count={heaps[heap]}
            alert
            current={filter.heap === heap}
          />
        ))}
      </FilterGroup>
      <FilterGroup label={tpr("filter.status")}>
        <FilterEntry
          href={addressOf(path, kept)}
          label={tpr("filter.all")}
          count={total}
          current={all}
        />
        {propertyStatuses.map((status) => (
          <FilterEntry
            key={status}
            href={addressOf(path, { ...kept, status })}
            label={tpr(`status.${status}`)}
            count={statuses[status]}
            current={filter.status === status}
          />
        ))}
      </FilterGroup>
      {places.length === 0 ? null : (
        <details
          className="overflow-hidden rounded-lg border bg-surface"
          open={filter.areaId !== undefined}
        >
          <summary className="min-h-9 cursor-pointer px-3 py-1.5 font-semibold touch:min-h-11">
            {tpr("filter.places")}
          </summary>
          <ul className="max-h-96 overflow-y-auto border-t">
            <FilterEntry
              href={addressOf(path, { status: filter.status, heap: filter.heap })}
              label={tpr("filter.everywhere")}
              current={filter.areaId === undefined}
            />
            {places.map(({ id, name }) => (
              <FilterEntry
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
