import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { PartyList, PartyTree } from "@/components/party/party-tree";
import { tg } from "@/components/party/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classes } from "@/components/ui/classes";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { canSend } from "@/lib/ground/imports/rules/rights";
import { partyPage, type PartyFilter, type PartyPage } from "@/lib/ground/party/queries/tree";
import { partyForms, partyLevels } from "@/lib/ground/party/rules/kinds";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tg("title") };

const path = "/party";
const shows = ["terms", "closed"] as const;

/** 党组织: the tree of the own range with search and levels beside it. */
export default async function Party({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["q", "level", "form", "show", "at", "after"]);
  const filter: PartyFilter = {
    at: idOf(given.at),
    text: given.q,
    level: partyLevels.find((level) => level === given.level),
    form: partyForms.find((form) => form === given.form),
    after: given.after,
    show: shows.find((show) => show === given.show),
  };
  const { page, mayImport } = await read(partyReaders, async (scope) => ({
    page: await partyPage(scope, filter),
    mayImport: canSend(scope.actor).ok,
  }));
  const { text: q, level, form, show } = filter;
  return (
    <>
      <PageHeader
        crumbs={
          filter.at === undefined
            ? []
            : [
                { href: path, label: tg("title") },
                ...page.above.map(({ id, name }) => ({ href: `${path}?at=${id}`, label: name })),
              ]
        }
        title={tg("title")}
        lead={tg("lead")}
        actions={
          <>
            {mayImport ? (
              <ButtonLink href="/party/import" icon="upload">
                {tg("partyImport.open")}
              </ButtonLink>
            ) : null}
            {page.maySetUp ? (
              <ButtonLink href="/party/add" icon="plus" variant="primary">
                {tg("setUp")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-3">
          <SearchForm
            label={tg("search")}
            submit={tg("find")}
            clear={{ label: tg("clear"), href: path }}
            action={path}
            text={filter.text}
            keep={{ level, form, show }}
          />
          <Levels page={page} filter={filter} />
          <Forms page={page} filter={filter} />
          <BareGrids grids={page.bareGrids} />
        </div>
        <Card flush title={tg(titleOf(filter))}>
          {page.lines.length === 0 ? (
            <EmptyState title={tg(page.isList ? "list.none" : "tree.none")} icon="tree">
              {tg(page.isList ? "list.noneHint" : "tree.noneHint")}
            </EmptyState>
          ) : page.isList ? (
            <PartyList lines={page.lines} />
          ) : (
            <PartyTree lines={page.lines} />
          )}
          {page.after === null && filter.after === undefined ? null : (
            <div className="px-4">
              <Pager
                newerHref={
                  filter.after === undefined ? undefined : addressOf(path, { q, level, form, show })
                }
                olderHref={
                  page.after === null
                    ? undefined
                    : addressOf(path, { q, level, form, show, after: page.after })
                }
              />
            </div>
          )}
        </Card>
      </div>
    </>
  );
}

function titleOf({ show, level, form, text }: PartyFilter) {
  if (show !== undefined) return `list.${show}` as const;
  return text !== undefined || level !== undefined || form !== undefined
    ? "list.found"
    : "tree.title";
}

/** The levels with how many there are, each a list; beside them what must be thought of. */
function Levels({ page, filter }: { page: PartyPage; filter: PartyFilter }) {
  const all = filter.level === undefined && filter.form === undefined && filter.show === undefined;
  return (
    <nav aria-label={tg("levels")} className="overflow-hidden rounded-lg border bg-surface">
      <ul className="max-lg:grid max-lg:grid-cols-2">
        <Level href={path} label={tg("level.all")} current={all && filter.text === undefined} />
        {partyLevels.map((level) => (
          <Level
            key={level}
            href={addressOf(path, { q: filter.text, level })}
            label={tg(`level.${level}`)}
            count={page.counts[level]}
            current={filter.level === level}
          />
        ))}
        <Level
          href={addressOf(path, { show: "terms" })}
          label={tg("list.terms")}
          count={page.terms}
          current={filter.show === "terms"}
        />
        <Level
          href={addressOf(path, { show: "closed" })}
          label={tg("list.closed")}
          current={filter.show === "closed"}
        />
      </ul>
    </nav>
  );
}

/** How they came about: community, grid, project …, each a list. */
function Forms({ page: { forms }, filter }: { page: PartyPage; filter: PartyFilter }) {
  if (forms.length === 0) return null;
  return (
    <nav aria-label={tg("forms")} className="overflow-hidden rounded-lg border bg-surface">
      <ul className="grid grid-cols-2">
        {forms.map(({ form, count }) => (
          <Level
            key={form}
            href={addressOf(path, { q: filter.text, form })}
            label={tg(`partyImport.form.${form}`)}
            count={count}
            current={filter.form === form}
          />
        ))}
      </ul>
    </nav>
  );
}

function Level({
  href,
  label,
  count,
  current,
}: {
  href: string;
  label: string;
  count?: number;
  current: boolean;
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
        {label}
        {count === undefined ? null : (
          <span className="text-sm text-ink-soft tabular-nums">{count}</span>
        )}
      </Link>
    </li>
  );
}

/** Of more grids than this the names of a few say nothing. */
const namedMax = 50;

/** Grids whose residents have no branch near them (seeds 4 and 5). Nothing is counted against anybody. */
function BareGrids({ grids: { names, count } }: { grids: PartyPage["bareGrids"] }) {
  if (count === 0) return null;
  const shown = names.join(tg("comma"));
  return (
    <Notice tone="info" title={tg("bare.title", { n: count })}>
      {count > namedMax
        ? undefined
        : count > names.length
          ? tg("bare.more", { names: shown })
          : shown}
    </Notice>
  );
}
