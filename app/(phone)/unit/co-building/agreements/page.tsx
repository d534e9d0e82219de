import type { Metadata } from "next";
import { AgreementItem } from "@/components/co-building/agreement-lines";
import { tco } from "@/components/co-building/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { agreementPage } from "@/lib/affairs/co-building/queries/agreements";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("agreements") };

const path = "/unit/co-building/agreements";

/** 共建协议 that the unit signs. */
export default async function UnitAgreements({ searchParams }: { searchParams: SearchParams }) {
  const after = idOf((await parametersOf(searchParams, ["after"])).after);
  const page = await readByPhone("liaison", (scope) => agreementPage(scope, { after }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/unit/co-building", label: tco("title") }]}
        title={tco("unit.agreements")}
        lead={tco("agreements.lead")}
      />
      <Card flush>
        {page.lines.length === 0 ? (
          <p className="px-4 py-3 text-ink-soft">{tco("unit.noAgreements")}</p>
        ) : (
          <ul className="divide-y">
            {page.lines.map((agreement) => (
              <AgreementItem key={agreement.id} agreement={agreement} base="/unit/co-building" />
            ))}
          </ul>
        )}
      </Card>
      <Pager
        newerHref={after === undefined ? undefined : path}
        olderHref={page.next === null ? undefined : addressOf(path, { after: page.next })}
      />
    </>
  );
}
