import type { Metadata } from "next";
import Link from "next/link";
import { CheckInTabs } from "@/components/check-ins/check-in-tabs";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { codeText, tc } from "@/components/check-ins/text";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import { TimeText } from "@/components/ui/time-text";
import {
  checkInPage,
  type CheckInLine,
  type CheckInTab,
} from "@/lib/ground/check-ins/queries/desk";
import { listSenders } from "@/lib/ground/check-ins/rules/list-senders";
import { checkInReaders, keepsDistricts } from "@/lib/ground/check-ins/rules/workflow";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("desk.title") };

const tabs: readonly CheckInTab[] = ["waiting", "active", "exempt", "ended"];

/** Who has reported to the communities of the own range; names masked. */
export default async function CheckIns({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["tab", "unit", "before"]);
  const tab = tabs.find((one) => one === given.tab) ?? "waiting";
  const filter = { tab, unit: given.unit, before: given.before };
  const { page, mayImport, keeps, mayAcceptMany } = await read(checkInReaders, async (scope) => ({
    page: await checkInPage(scope, filter),
    mayAcceptMany: scope.actor.role === "community_secretary",
    keeps: keepsDistricts(scope.actor).ok,
    mayImport: listSenders.some((role) => role === scope.actor.role),
  }));
  const here = (more: Record<string, string | undefined>) =>
    addressOf("/check-ins", { tab, unit: given.unit, ...more });
  return (
    <>
      <PageHeader
        title={tc("desk.title")}
        lead={tc("desk.lead")}
        actions={
          <>
            <ButtonLink href="/check-ins/figures">{tc("figures.title")}</ButtonLink>
            {mayImport ? (
              <ButtonLink href="/check-ins/import">{tc("list.title")}</ButtonLink>
            ) : null}
            <ButtonLink href="/check-ins/duplicates">{tc("desk.same")}</ButtonLink>
            {page.counts.waiting > 1 && mayAcceptMany ? (
              <ButtonLink href="/check-ins/accept" variant="primary">
                {tc("desk.many")}
              </ButtonLink>
            ) : null}
            {keeps ? (
              <ButtonLink href="/check-ins/districts">{tc("desk.districts")}</ButtonLink>
            ) : null}
            <ButtonLink href="/codes?level=community" icon="print">
              {tc("desk.codes")}
            </ButtonLink>
          </>
        }
      />
      <CheckInTabs current="members" />
      <Tabs
        label={tc("desk.tabs")}
        items={tabs.map((one) => ({
          href: here({ tab: one }),
          label: tc(`desk.tab.${one}`),
          count: page.counts[one],
          current: one === tab,
        }))}
      />
      <form
        method="get"
        action="/check-ins"
        className="my-3 flex flex-wrap items-end gap-3"
        noValidate
      >
        <input type="hidden" name="tab" value={tab} />
        <Field name="unit" label={tc("desk.unit")}>
          {(wiring) => (
            <TextInput type="search" defaultValue={given.unit} maxLength={60} {...wiring} />
          )}
        </Field>
        <Button type="submit">{tc("desk.find")}</Button>
        {given.unit === undefined ? null : (
          <Link className="text-link py-2" href={addressOf("/check-ins", { tab })}>
            {tc("desk.clear")}
          </Link>
        )}
      </form>
      <Card flush>
        <Table
          caption={tc("desk.title")}
          columns={columns(page.now, tab)}
          rows={page.lines}
          keyOf={(line) => line.id}
          empty={
            <EmptyState title={tc("desk.none")} icon="people">
              {tc("desk.noneHint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager olderHref={page.before === null ? undefined : here({ before: page.before })} />
    </>
  );
}

function columns(now: string, tab: CheckInTab): Column<CheckInLine>[] {
  return [
    {
      key: "name",
      head: tc("desk.name"),
      title: true,
      width: "w-36",
      cell: (line) => (
        <Link href={`/check-ins/${line.id}`} className="font-semibold text-action hover:underline">
          {line.name ?? tc("desk.gone")}
        </Link>
      ),
    },
    { key: "unit", head: tc("desk.unitName"), cell: (line) => line.unit },
    {
      key: "phone",
      head: tc("desk.phone"),
      width: "w-52",
      cell: (line) =>
        line.phone === null ? null : (
          <span className="inline-flex items-center gap-2 tabular-nums">
            {line.phone}
            {line.phoneChecked ? null : <Badge tone="warn">{tc("desk.unchecked")}</Badge>}
          </span>
        ),
    },
    {
      key: "community",
      head: tc("desk.community"),
      wideOnly: true,
      cell: (line) => line.community,
    },
    ...(tab === "waiting"
      ? []
      : [{ key: "branch", head: tc("desk.branch"), cell: (line: CheckInLine) => line.branch }]),
    {
      key: "at",
      head: tc("desk.at"),
      width: "w-32",
      cell: (line) => <TimeText at={line.submittedAt} now={now} />,
    },
    {
      key: "status",
      head: tc("desk.status"),
      width: "w-36",
      cell: (line) => (
        <>
          <CheckInBadge status={line.status} />
          {line.endReason === null ? null : (
            <span className="ml-2 text-ink-soft">{codeText("ended", line.endReason)}</span>
          )}
        </>
      ),
    },
  ];
}
