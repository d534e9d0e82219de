import type { Metadata } from "next";
import { ResourceItem } from "@/components/co-building/lines";
import { tco } from "@/components/co-building/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { offeredPage } from "@/lib/affairs/co-building/queries/offered";
import { kinds } from "@/lib/affairs/co-building/rules/kinds";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("offered") };

const base = "/unit/co-building";
const path = `${base}/resources`;

/** What others in the district offer, to be looked through and booked on the phone. */
export default async function OfferedResources({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["kind", "q", "after"]);
  const kind = kinds.find((one) => one === given.kind);
  const after = idOf(given.after);
  const page = await readByPhone("liaison", (scope) =>
    offeredPage(scope, { kind, text: given.q, after }),
  );
  const here = (more: Record<string, string | undefined>) =>
    addressOf(path, { kind, q: given.q, ...more });
  return (
    <>
      <PageHeader
        crumbs={[{ href: base, label: tco("title") }]}
        title={tco("offered")}
        lead={tco("offered.lead")}
      />
      <SearchForm
        label={tco("search")}
        submit={tco("find")}
        clear={{ label: tco("clear"), href: addressOf(path, { kind }) }}
        action={path}
        text={given.q}
        keep={{ kind }}
      />
      <Tabs
        label={tco("form.kind")}
        items={[
          {
            href: here({ kind: undefined }),
            label: tco("filter.all"),
            current: kind === undefined,
          },
          ...kinds.map((one) => ({
            href: here({ kind: one }),
            label: tco(`kind.${one}`),
            current: kind === one,
          })),
        ]}
      />
      <div className="mt-4">
        <Card flush>
          {page.lines.length === 0 ? (
            <EmptyState title={tco("empty.resources")} icon="inbox">
              {tco("offered.none")}
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {page.lines.map((resource) => (
                <ResourceItem key={resource.id} resource={resource} base={base} />
              ))}
            </ul>
          )}
        </Card>
        {after === undefined && page.next === null ? null : (
          <Pager
            newerHref={after === undefined ? undefined : here({})}
            olderHref={page.next === null ? undefined : here({ after: page.next })}
          />
        )}
      </div>
    </>
  );
}
