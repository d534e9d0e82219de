import Link from "next/link";
import type { ReactNode } from "react";
import { addressOf } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { CountBadge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { tcv, tu } from "@/components/units/text";
import type { UnitPage } from "@/lib/across/coverage/queries/list";
import { coverages, unitGaps } from "@/lib/across/coverage/rules/coverage";
import type { UnitFilter } from "@/lib/across/coverage/schema";
import { unitTypes } from "@/lib/ground/units/rules/types";

/** Search, what must be thought of, coverage, types and places: each figure opens its rows. */
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
  const base = { q: filter.text, area: filter.areaId };
  const plain = Object.keys(kept).every(
    (name) => name === "q" || name === "area" || kept[name] === undefined,
  );
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
      <Group label={tcv("filter.gaps")}>
        <Entry
          href={addressOf(path, base)}
          label={tcv("filter.all")}
          count={figures.open}
          current={plain}
        />
        {unitGaps.map((gap) => (
          <Entry
            key={gap}
            href={addressOf(path, { ...base, gap })}
            label={tcv(`gap.${gap}`)}
            count={figures.all.gaps[gap]}
            alert={gap === "blind"}
            current={filter.gap === gap}
          />
        ))}
        <Entry
          href={addressOf(path, { ...base, target: "yes" })}
          label={tcv("filter.target")}
          count={figures.target.count}
          current={filter.target === true}
        />
        <Entry
          href={addressOf(path, { ...base, closed: "yes" })}
          label={tcv("filter.closed")}
          count={figures.closed}
          current={filter.closed === true}
        />
      </Group>
      <Group label={tcv("filter.coverage")}>
        {coverages.map((coverage) => (
          <Entry
            key={coverage}
            href={addressOf(path, { ...base, coverage })}
            label={tcv(`coverage.${coverage}`)}
            count={figures.all.coverage[coverage]}
            current={filter.coverage === coverage}
          />
        ))}
      </Group>
      <Folded label={tcv("filter.types")} open={filter.type !== undefined}>
        {unitTypes.map((type) =>
          figures.types[type] === 0 ? null : (
            <Entry
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
          <Entry
            href={addressOf(path, { ...kept, area: undefined, direct: undefined })}
            label={tcv("filter.everywhere")}
            current={filter.areaId === undefined}
          />
          {places.map(({ id, name }) => (
            <Entry
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

function Group({ label, children }: { label: string; children: ReactNode }) {
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
