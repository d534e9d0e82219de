import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { PartyLine } from "@/lib/ground/party/queries/shown";
import { TermBadge } from "./term-badge";
import { findingText, tg } from "./text";

/** The tree as nested lists: who stands below whom is read out as it is seen. */
export function PartyTree({ lines }: { lines: readonly PartyLine[] }) {
  const ids = new Set(lines.map(({ id }) => id));
  const tops = lines.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return <Branches of={tops} lines={lines} depth={0} />;
}

function Branches({
  of,
  lines,
  depth,
}: {
  of: readonly PartyLine[];
  lines: readonly PartyLine[];
  depth: number;
}) {
  return (
    <ul className={depth === 0 ? "divide-y" : "ml-3 border-l border-line-strong sm:ml-5"}>
      {of.map((line) => {
        const below = lines.filter(({ parentId }) => parentId === line.id);
        return (
          <li key={line.id} className={depth === 0 ? "px-4 py-1.5" : "pl-3 sm:pl-4"}>
            <PartyRow line={line} hidden={below.length === 0 ? line.below : 0} />
            {below.length === 0 ? null : <Branches of={below} lines={lines} depth={depth + 1} />}
          </li>
        );
      })}
    </ul>
  );
}

/** What was searched for, one below the other. */
export function PartyList({ lines }: { lines: readonly PartyLine[] }) {
  return (
    <ul className="divide-y">
      {lines.map((line) => (
        <li key={line.id} className="px-4 py-1.5">
          <PartyRow line={line} hidden={0} />
        </li>
      ))}
    </ul>
  );
}

function PartyRow({
  line,
  hidden,
}: {
  line: PartyLine;
  /** How many stand below it that this page does not show. */
  hidden: number;
}) {
  const { id, areaId, kind, name, units, size, term, warnings, closedOn } = line;
  // What the name says already is not said twice.
  const places = line.places.filter((place) => !name.includes(place));
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
      <p className="min-w-0 flex-1 basis-64">
        <Link
          href={`/party/${id}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
        >
          {name}
        </Link>{" "}
        <span className="text-xs whitespace-nowrap text-ink-faint">{tg(`kind.${kind}`)}</span>
        {places.length === 0 && units === 0 ? null : (
          <span className="block text-sm text-ink-soft">
            {places.length === 0 ? null : (
              <Link
                href={`/map?area=${areaId}&party=1`}
                prefetch={false}
                aria-label={tg("map.whereOf", { places: placesText(places) })}
                className="inline-flex min-h-6 items-center hover:underline"
              >
                <Icon name="pin" size="sm" className="mr-0.5 size-3.5" />
                {placesText(places)}
              </Link>
            )}
            {places.length === 0 || units === 0 ? null : " · "}
            {units === 0 ? null : tg("line.units", { n: units })}
          </span>
        )}
        {warnings.length === 0 ? null : (
          <span className="block text-sm text-warn">
            <Icon name="alert" size="sm" className="-mt-0.5 mr-1 size-3.5" />
            {warnings.map(findingText).join(" ")}
          </span>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft tabular-nums">
        {size.full === null ? null : (
          <span>
            {tg("line.members", { full: size.full, probationary: size.probationary ?? 0 })}
          </span>
        )}
        {term === null || term.state === "running" ? null : (
          <span className="inline-flex items-center gap-1.5">
            <TermBadge state={term.state} />
            {tg("line.until", { day: term.endsOn })}
          </span>
        )}
        {closedOn === null ? null : tg("line.closed", { day: closedOn })}
        {hidden === 0 ? null : (
          <Link
            href={`/party?at=${id}`}
            prefetch={false}
            className="text-link inline-flex min-h-6 items-center"
          >
            {tg("line.below", { n: hidden })}
          </Link>
        )}
      </p>
    </div>
  );
}

const namesShown = 4;

function placesText(places: readonly string[]): string {
  const names = places.slice(0, namesShown).join(tg("comma"));
  return places.length > namesShown ? tg("line.places", { names, n: places.length }) : names;
}
