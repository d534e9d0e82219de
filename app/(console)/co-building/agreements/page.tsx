import type { Metadata } from "next";
import { AgreementItem } from "@/components/co-building/agreement-lines";
import { tco } from "@/components/co-building/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { agreementPage } from "@/lib/affairs/co-building/queries/agreements";
import { agreementStatuses } from "@/lib/affairs/co-building/rules/agreements";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("agreements") };

const path = "/co-building/agreements";

/** 共建协议 of the own range. */
export default async function Agreements({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["status", "after"]);
  const status = agreementStatuses.find((one) => one === given.status);
  const after = idOf(given.after);
  const page = await read(coBuildingReaders, (scope) => agreementPage(scope, { status, after }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building", label: tco("title") }]}
        title={tco("agreements")}
        lead={tco("agreements.lead")}
        actions={
          page.mayDraft ? (
            <ButtonLink href={`${path}/add`} icon="plus" variant="primary">
              {tco("draft")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Tabs
        label={tco("agreements")}
        items={[
          { href: path, label: tco("filter.all"), current: status === undefined },
          ...agreementStatuses.map((one) => ({
            href: addressOf(path, { status: one }),
            label: tco(one === "draft" ? "agreements.open" : `agreement.${one}`),
            current: status === one,
          })),
        ]}
      />
      <div className="mt-4">
        <Card flush>
          {page.lines.length === 0 ? (
            <EmptyState title={tco("agreements.none")} icon="document">
              {tco("agreements.noneHint")}
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {page.lines.map((agreement) => (
                <AgreementItem key={agreement.id} agreement={agreement} base="/co-building" />
              ))}
            </ul>
          )}
        </Card>
        <Pager
          newerHref={after === undefined ? undefined : addressOf(path, { status })}
          olderHref={page.next === null ? undefined : addressOf(path, { status, after: page.next })}
        />
      </div>
    </>
  );
}
