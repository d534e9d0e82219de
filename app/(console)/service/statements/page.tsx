import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ServiceTabs } from "@/components/service/service-tabs";
import {
  periodName,
  StatementBadge,
  StatementFigures,
  StatementWord,
} from "@/components/service/statement-view";
import { tsv } from "@/components/service/text";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import {
  countMax,
  statementCounts,
  statementPage,
  type StatementShown,
} from "@/lib/affairs/service/queries/statements";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { statementStatuses } from "@/lib/affairs/service/rules/statements";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { EvaluateForm } from "./_components/evaluate-form";
import { evaluate } from "./actions";

export const metadata: Metadata = { title: tsv("tab.statements") };

const path = "/service/statements";

/** 双报告: what the records say of members and units, and the community's word on each. */
export default async function Statements({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["status", "before"]);
  const status = statementStatuses.find((one) => one === given.status) ?? "drafted";
  const { page, counts, mayWrite } = await read(serviceReaders, async (scope) => ({
    page: await statementPage(scope, { status, before: given.before }),
    counts: await statementCounts(scope),
    mayWrite: isCommunity(scope.actor).ok,
  }));
  const countText = (count: number) => (count >= countMax ? `${String(countMax)}+` : count);
  return (
    <>
      <PageHeader
        title={tsv("tab.statements")}
        lead={tsv("statement.lead")}
        actions={
          <Link href={`${path}/outside`} className={buttonClasses({ variant: "secondary" })}>
            {tsv("report.outside")}
          </Link>
        }
      />
      <ServiceTabs current="statements" />
      <Card flush>
        <div className="px-2">
          <Tabs
            label={tsv("statement.tabs")}
            items={statementStatuses.map((one) => ({
              href: addressOf(path, { status: one === "drafted" ? undefined : one }),
              label: tsv(`statement.status.${one}`),
              count: one === "acknowledged" ? undefined : countText(counts[one]),
              current: one === status,
            }))}
          />
        </div>
        {page.lines.length === 0 ? (
          <EmptyState title={tsv("statement.list.none")} icon="list">
            {tsv("statement.list.none.hint")}
          </EmptyState>
        ) : (
          <ul>
            {page.lines.map((line) => (
              <Line key={`${line.id}.${String(line.version)}`} line={line} mayWrite={mayWrite} />
            ))}
          </ul>
        )}
      </Card>
      <Pager
        olderHref={
          page.before === null ? undefined : addressOf(path, { status, before: page.before })
        }
      />
    </>
  );
}

function Line({ line, mayWrite }: { line: StatementShown; mayWrite: boolean }) {
  const name = line.subject === "unit" ? line.unitName : line.memberName;
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-0 lg:grid-cols-2">
      <div className="grid gap-1.5">
        <h2 className="text-base">
          {name}
          {line.subject === "member" ? (
            <span className="ml-2 text-sm font-normal text-ink-soft">{line.unitName}</span>
          ) : null}
        </h2>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {periodName(line)}
          <StatementBadge status={line.status} />
        </p>
        <StatementFigures statement={line} />
      </div>
      {line.status === "drafted" && mayWrite ? (
        <EvaluateForm
          action={evaluate}
          startKey={newId()}
          statement={{ id: line.id, version: line.version }}
        />
      ) : (
        <StatementWord statement={line} />
      )}
    </li>
  );
}
