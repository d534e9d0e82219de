import type { Metadata } from "next";
import { z } from "zod";
import { parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { unitMembers } from "@/lib/ground/check-ins/queries/unit-members";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { readByPhone } from "@/lib/web/guard";

const t = messages(words);
const cursor = z.uuid();

export const metadata: Metadata = { title: t("list.members") };

/** A unit's in-service members and where each of them has reported. */
export default async function UnitMembers({ searchParams }: { searchParams: SearchParams }) {
  const { after } = await parametersOf(searchParams, ["after"]);
  const { data } = cursor.safeParse(after);
  const { members, total, next } = await readByPhone("liaison", (scope) =>
    unitMembers(scope, data),
  );
  return (
    <>
      <PageHeader
        title={t("list.members")}
        lead={t("list.membersLead", { count: total })}
        actions={<ButtonLink href="/unit/import">{t("list.unitTitle")}</ButtonLink>}
      />
      <Card flush>
        <Table
          caption={t("list.members")}
          rows={members}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={t("list.noMembers")} icon="people">
              {t("list.noMembersHint")}
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              head: t("list.head.name"),
              title: true,
              width: "w-28",
              cell: ({ name }) => name,
            },
            {
              key: "phone",
              head: t("list.head.phone"),
              width: "w-36",
              cell: ({ phone }) => <span className="tabular-nums">{phone}</span>,
            },
            {
              key: "community",
              head: t("list.head.community"),
              cell: ({ community }) => community,
            },
            {
              key: "status",
              head: t("list.state"),
              width: "w-28",
              cell: ({ status }) => lookup([words], `list.state.${status || "none"}`),
            },
          ]}
        />
      </Card>
      <Pager olderHref={next === null ? undefined : `/unit/members?after=${next}`} />
    </>
  );
}
