import type { Metadata } from "next";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ownMenu } from "@/lib/affairs/service/queries/menu";
import { may, menuKeepers, requestReaders } from "@/lib/affairs/service/rules/requests";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EndItemForm, ItemDialog } from "./_components/item-forms";
import { addMenuItem, editMenuItem, endMenuItem } from "./actions";

export const metadata: Metadata = { title: tsv("tab.menu") };

/** 服务菜单 of the own community or street. */
export default async function Menu() {
  const { menu, keeps } = await read(requestReaders, async (scope) => ({
    menu: await ownMenu(scope),
    keeps: may(scope.actor, menuKeepers).ok,
  }));
  return (
    <>
      <PageHeader
        title={tsv("tab.menu")}
        lead={tsv("wish.menu.lead")}
        actions={keeps ? <ItemDialog action={addMenuItem} startKey={newId()} /> : undefined}
      />
      <ServiceTabs current="menu" />
      {menu.length === 0 ? (
        <Card>
          <EmptyState title={tsv("wish.menu.none")} icon="list">
            {tsv("wish.menu.none.hint")}
          </EmptyState>
        </Card>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {menu.map((item) => (
            <li key={`${item.id}.${String(item.version)}`}>
              <Card
                title={item.title}
                actions={
                  keeps ? (
                    <>
                      <ItemDialog action={editMenuItem} startKey={newId()} item={item} />
                      <EndItemForm action={endMenuItem} startKey={newId()} item={item} />
                    </>
                  ) : undefined
                }
              >
                <p className="mb-3 whitespace-pre-line">{item.includes}</p>
                <DescriptionList
                  items={[
                    { term: tsv("wish.menu.when"), detail: item.offeredWhen },
                    { term: tsv("wish.menu.by"), detail: item.offeredBy },
                  ]}
                />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
