import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { MobileBadge } from "@/components/service/mobile-badge";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { mobilePage, type MobileLine } from "@/lib/affairs/service/queries/mobile";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { RegisterForm } from "./_components/register-form";
import { registerMobileMember } from "./actions";

export const metadata: Metadata = { title: tsv("tab.mobile") };

const path = "/mobile-members";
const shows = ["open", "due", "ended"] as const;

/** 流动党员: whom the branch keeps contact with; whose turn it is stands on top. */
export default async function MobileMembers({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["show", "after"]);
  const show = shows.find((one) => one === given.show) ?? "open";
  const { page, mayWrite } = await read(serviceReaders, async (scope) => ({
    page: await mobilePage(scope, {
      due: show === "due",
      ended: show === "ended",
      after: given.after,
    }),
    mayWrite: isCommunity(scope.actor).ok,
  }));
  return (
    <>
      <PageHeader
        title={tsv("tab.mobile")}
        lead={tsv("mobile.lead", { days: page.everyDays })}
        actions={
          mayWrite ? (
            <DialogButton
              label={tsv("mobile.register")}
              title={tsv("mobile.register")}
              variant="primary"
              icon="plus"
            >
              <RegisterForm action={registerMobileMember} startKey={newId()} />
            </DialogButton>
          ) : undefined
        }
      />
      <ServiceTabs current="mobile" />
      <Card flush>
        <div className="px-2">
          <Tabs
            label={tsv("mobile.tabs")}
            items={shows.map((one) => ({
              href: addressOf(path, { show: one === "open" ? undefined : one }),
              label: tsv(`mobile.show.${one}`),
              current: one === show,
            }))}
          />
        </div>
        <Table
          caption={tsv("tab.mobile")}
          columns={columns(page.afterDays)}
          rows={page.lines}
          keyOf={(line) => line.id}
          markOf={(line) => line.isDue}
          empty={
            <EmptyState title={tsv(`mobile.none.${show}`)} icon="people">
              {tsv("mobile.none.hint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        olderHref={page.after === null ? undefined : addressOf(path, { show, after: page.after })}
      />
    </>
  );
}

function columns(afterDays: number): Column<MobileLine>[] {
  return [
    {
      key: "name",
      head: tsv("mobile.name"),
      title: true,
      cell: (line) => (
        <Link href={`${path}/${line.id}`} className="font-semibold text-action hover:underline">
          {line.name}
        </Link>
      ),
    },
    {
      key: "direction",
      head: tsv("mobile.direction"),
      width: "w-20",
      cell: (line) => tsv(`mobile.${line.direction}`),
    },
    { key: "destination", head: tsv("mobile.destination"), cell: (line) => line.destination },
    { key: "home", head: tsv("mobile.homeBranch"), cell: (line) => line.homeBranch },
    { key: "host", head: tsv("mobile.hostBranch"), cell: (line) => line.hostBranch ?? "—" },
    {
      key: "due",
      head: tsv("mobile.contactDue"),
      width: "w-40",
      cell: (line) => (
        <span className="tabular-nums">
          {line.contactDue}
          {line.isDue ? (
            <span className="ml-1 font-semibold text-bad">{tsv("mobile.isDue")}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: "status",
      head: tsv("mobile.status.head"),
      width: "w-48",
      cell: (line) => (
        <span className="flex flex-wrap gap-1">
          <MobileBadge status={line.status} />
          {line.isUnaccepted ? (
            <Badge tone="warn">{tsv("mobile.unaccepted", { days: afterDays })}</Badge>
          ) : null}
        </span>
      ),
    },
  ];
}
