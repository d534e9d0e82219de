import type { Metadata } from "next";
import { tsv } from "@/components/service/text";
import { PageHeader } from "@/components/ui/page-header";
import { communityChoices } from "@/lib/affairs/service/queries/public-requests";
import { menuChoices } from "@/lib/affairs/service/queries/menu";
import { may, requestCollectors, requestReaders } from "@/lib/affairs/service/rules/requests";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { register } from "../actions";
import { CollectForm } from "./_components/collect-form";

export const metadata: Metadata = { title: tsv("wish.new") };

/** 代为登记: also the one page of 服务 that a grid worker has. */
export default async function NewRequest() {
  const { communities, items, reads } = await read(requestCollectors, async (scope) => ({
    communities: await communityChoices(scope),
    items: await menuChoices(scope),
    reads: may(scope.actor, requestReaders).ok,
  }));
  return (
    <>
      <PageHeader
        crumbs={reads ? [{ href: "/service/requests", label: tsv("wish.title") }] : []}
        title={tsv("wish.new")}
        lead={tsv("wish.new.lead")}
      />
      <div className="max-w-2xl">
        <CollectForm action={register} startKey={newId()} communities={communities} items={items} />
      </div>
    </>
  );
}
