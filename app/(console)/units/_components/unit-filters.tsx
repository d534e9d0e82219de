import type { ReactNode } from "react";
import { addressOf } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { FilterEntry, FilterGroup } from "@/components/lists/filter-group";
import { tcv, tu } from "@/components/units/text";
import type { UnitPage } from "@/lib/across/coverage/queries/list";
import { coverages, targetStaff, unitGaps } from "@/lib/across/coverage/rules/coverage";
import type { UnitFilter } from "@/lib/across/coverage/schema";
import { unitTypes } from "@/lib/ground/units/rules/types";

/** Search, states, what asks for attention, coverage, types and places: each figure opens its rows, of what is searched. */
export function UnitFilters({
  page: { figures, places },
  filter,
  kept,
  path,
}: {
  page: UnitPage;
  filter: UnitFilter;
  kept: Readonly<Record<string, string | undefined>>;
  path: string;
}) {
  const base = { q: filter.text, area: filter.areaId, host: filter.hostId };
  const plain = Object.keys(kept).every((name) => name in base || kept[name] === undefined);
  return (
    <div className="grid min-w-0 gap-3">
      <SearchForm
        label={tcv("search")}
        submit={tcv("find")}
        clear={{ label: tcv("clear"), href: path }}
        action={path}
        text={filter.text}
        keep={{ ...kept, q: undefined }}
      />
      <FilterGroup label={tcv("filter.states")}>
        <FilterEntry
          href={addressOf(path, base)}
          label={tcv("filter.open")}
          count={figures.open}
          current={plain}
        />
        <FilterEntry
          href={addressOf(path, { ...base, operating: "yes" })}
          label={tcv("detail.operating")}
          count={figures.operating}
          current={filter.operating === true && filter.group === undefined}
        />
        <FilterEntry
          href={addressOf(path, { ...base, operating: "no" })}
          label={tcv("detail.notOperating")}
          count={figures.idle}
          current={filter.operating === false && filter.group === undefined}
        />
        <FilterEntry
          href={addressOf(path, { ...base, closed: "yes" })}
          label={tcv("filter.closed")}
          count={figures.closed}
          current={filter.closed === true}
        />
      </FilterGroup>
      <FilterGroup label={tcv("filter.gaps")}>
        {unitGaps.map((gap) => (
          <FilterEntry
            key={gap}
            href={addressOf(path, { ...base, gap })}
            label={tcv(`gap.${gap}`)}
            count={figures.all.gaps[gap]}
            alert={gap === "blind"}
            current={filter.gap === gap}
          />
        ))}
        <FilterEntry
          href={addressOf(path, { ...base, target: "yes" })}
          label={tcv("filter.target")}
          count={figures.target.count}
          current={filter.target === true}
        />
      </FilterGroup>
      <p className="-mt-2 px-3 text-xs text-ink-soft">
        {tcv("rates.target", {
          enterprise: targetStaff.private_enterprise,
          social: targetStaff.social_organization,
        })}
      </p>
      <FilterGroup label={tcv("filter.coverage")}>
        {coverages.map((coverage) => (
          <FilterEntry
            key={coverage}
            href={addressOf(path, { ...base, coverage })}
            label={tcv(`coverage.${coverage}`)}
            count={figures.all.coverage[coverage]}
            current={filter.coverage === coverage}
          />
        ))}
      </FilterGroup>
      <Folded label={tcv("filter.types")} open={filter.type !== undefined}>
        {unitTypes.map((type) =>
          figures.types[type] === 0 ? null : (
            <FilterEntry
              key={type}
              href={addressOf(path, { ...base, type })}
              label={tu(`type.${type}`)}
              count={figures.types[type]}
              current={filter.type === type}
            />
          ),
        )}
      </Folded>
      {places.length === 0 ? null : (
        <Folded label={tcv("filter.places")} open={filter.areaId !== undefined}>
          <FilterEntry
            href={addressOf(path, { ...kept, area: undefined, direct: undefined })}
            label={tcv("filter.everywhere")}
            current={filter.areaId === undefined}
          />
          {places.map(({ id, name }) => (
            <FilterEntry
              key={id}
              href={addressOf(path, { ...kept, area: id, direct: undefined })}
              label={name}
              current={filter.areaId === id}
            />
          ))}
        </Folded>
      )}
    </div>
  );
}

function Folded({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details className="overflow-hidden rounded-lg border bg-surface" open={open}>
      <summary className="min-h-9 cursor-pointer px-3 py-1.5 text-sm font-semibold touch:min-h-11">
        {label}
      </summary>
      <ul className="max-h-96 overflow-y-auto border-t">{children}</ul>
    </details>
  );
}
