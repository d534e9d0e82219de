import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { personPage } from "@/lib/ground/people/queries";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PageTurner } from "../_components/page-turner";
import { SearchForm } from "@/components/lists/search-form";
import { AccountBadge } from "./_components/account-badge";

const t = messages(words);
const path = "/admin/people";

export const metadata: Metadata = { title: t("people.title") };

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { q, after } = await parametersOf(searchParams, ["q", "after"]);
  const { district, ...page } = await read(["system_admin"], async (scope) => ({
    ...(await personPage(scope, { text: q, after: idOf(after) })),
    district: scope.actor.tenant.name,
  }));
  return (
    <>
      <PageHeader
        title={t("people.title")}
        actions={
          <>
            <ButtonLink href={`${path}/new`} variant="primary" icon="plus">
              {t("people.add")}
            </ButtonLink>
            <ButtonLink href="/on-call" icon="clock">
              {t("onCall.title")}
            </ButtonLink>
            <ButtonLink href={`${path}/import`} icon="upload">
              {t("people.import")}
            </ButtonLink>
          </>
        }
      />
      <SearchForm
        label={t("people.search")}
        submit={t("people.find")}
        clear={{ label: t("people.clear"), href: path }}
        action={path}
        text={q}
      />
      <Card flush>
        <Table
          caption={t("people.title")}
          columns={[
            {
              key: "name",
              head: t("people.name"),
              title: true,
              width: "w-40",
              cell: (row) => (
                <Link href={`${path}/${row.id}`} prefetch={false} className="text-link">
                  {row.name}
                </Link>
              ),
            },
            {
              key: "organization",
              head: t("people.organization"),
              cell: (row) => row.organization,
            },
            {
              key: "duties",
              head: t("people.duties"),
              cell: (row) =>
                row.duties.length === 0 ? (
                  <span className="text-ink-faint">{t("people.noDuty")}</span>
                ) : (
                  <ul>
                    {row.duties.map((duty) => (
                      <li key={`${duty.role} ${duty.place}`}>
                        {t(`role.${duty.role}`, inDistrict(district))} · {duty.place}
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              key: "login",
              head: t("people.login"),
              cell: (row) => <span className="font-mono">{row.account?.login ?? "—"}</span>,
            },
            {
              key: "account",
              head: t("people.account"),
              width: "w-32",
              cell: (row) => <AccountBadge account={row.account} />,
            },
          ]}
          rows={page.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon="people" title={t("people.none")}>
              {t("people.noneHint")}
            </EmptyState>
          }
        />
      </Card>
      <PageTurner
        first={
          after === undefined ? null : { href: addressOf(path, { q }), label: t("people.first") }
        }
        next={
          page.next === null
            ? null
            : { href: addressOf(path, { q, after: page.next }), label: t("people.next") }
        }
      />
    </>
  );
}
