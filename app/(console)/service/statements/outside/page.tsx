import type { Metadata } from "next";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ServiceTabs } from "@/components/service/service-tabs";
import { periodName } from "@/components/service/statement-view";
import { tsv } from "@/components/service/text";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import type { SelectOption } from "@/components/ui/select";
import { TimeText } from "@/components/ui/time-text";
import {
  unitReportPage,
  type IssuedReport,
  type UnissuedGroup,
} from "@/lib/affairs/service/queries/unit-reports";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { AddresseeForm } from "./_components/addressee-form";
import { issue, readdress } from "./actions";

export const metadata: Metadata = { title: tsv("report.outside.open") };

const path = "/service/statements/outside";
/** Longer addresses are cut by some messengers; such a report goes as a file. */
const linkMax = 4000;

/** 双报告 for units of other districts: signed here, carried by the unit, read nowhere else. */
export default async function OutsideReports({ searchParams }: { searchParams: SearchParams }) {
  const { before } = await parametersOf(searchParams, ["before"]);
  const { page, tenant, mayWrite } = await read(serviceReaders, async (scope) => ({
    page: await unitReportPage(scope, before),
    tenant: { slug: scope.actor.tenant.slug, name: scope.actor.tenant.name },
    mayWrite: isCommunity(scope.actor).ok,
  }));
  const served = (await servedDistricts()).filter(({ slug }) => slug !== tenant.slug);
  const districts = [
    ...served.map(({ slug, name }) => ({ value: `served:${slug}`, label: name })),
    ...page.known.map(({ id, name }) => ({ value: `known:${id}`, label: name })),
  ];
  return (
    <>
      <PageHeader
        title={tsv("report.outside.open")}
        lead={tsv("report.outside.lead")}
        crumbs={[{ href: "/service/statements", label: tsv("tab.statements") }]}
      />
      <ServiceTabs current="statements" />
      <div className="grid gap-4">
        <Card
          title={tsv("report.waiting")}
          note={mayWrite && page.groups.length > 0 ? tsv("report.toUnit.hint") : undefined}
          flush
        >
          {page.groups.length === 0 ? (
            <EmptyState title={tsv("report.waiting.none")} icon="list">
              {tsv("report.waiting.hint")}
            </EmptyState>
          ) : (
            <ul>
              {page.groups.map((group, at) => (
                <Group
                  form={`issue-${String(at)}`}
                  key={`${group.unitName}.${group.kind}.${group.fromDay}.${String(group.count)}`}
                  group={group}
                  districts={mayWrite ? districts : null}
                />
              ))}
            </ul>
          )}
        </Card>
        {page.issued.length === 0 ? null : (
          <Card title={tsv("report.issued")} flush>
            <ul>
              {page.issued.map((report) => (
                <Issued
                  key={`${report.id}.${String(report.version)}`}
                  report={report}
                  now={page.now}
                  from={tenant.name}
                  isServed={served.some(({ name }) => name === report.toDistrict)}
                  districts={mayWrite ? districts : null}
                />
              ))}
            </ul>
          </Card>
        )}
      </div>
      <Pager
        olderHref={page.before === null ? undefined : addressOf(path, { before: page.before })}
      />
    </>
  );
}

function Group({
  form,
  group,
  districts,
}: {
  form: string;
  group: UnissuedGroup;
  districts: readonly SelectOption[] | null;
}) {
  const { unitName, kind, fromDay, count } = group;
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-0 lg:grid-cols-2">
      <div>
        <h2 className="text-base">{unitName}</h2>
        <p className="text-sm text-ink-soft">
          {periodName(group)} · {tsv("report.count", { count })}
        </p>
      </div>
      {districts === null ? null : (
        <AddresseeForm
          action={issue}
          startKey={newId()}
          form={form}
          hidden={{ unitName, kind, fromDay }}
          unit={unitName}
          districts={districts}
          submit={tsv("report.issue")}
          doneText={tsv("report.issue.done")}
        />
      )}
    </li>
  );
}

function Issued({
  report,
  now,
  from,
  isServed,
  districts,
}: {
  report: IssuedReport;
  now: string;
  from: string;
  /** Whether the unit's district is on this server, where a link can lead. */
  isServed: boolean;
  districts: readonly SelectOption[] | null;
}) {
  const { id, version, toUnit, toDistrict, members, line } = report;
  const text = tsv("report.file.text", {
    from,
    unit: toUnit,
    period: periodName(report),
    line: line ?? "",
  });
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-0 lg:grid-cols-2">
      <div>
        <h2 className="text-base">
          {toUnit}
          <span className="ml-2 text-sm font-normal text-ink-soft">{toDistrict}</span>
        </h2>
        <p className="text-sm text-ink-soft">
          {periodName(report)} · {tsv("report.count", { count: members })}
        </p>
        <p className="text-sm text-ink-faint">
          {tsv("report.issued.by", { by: report.issuedBy })}{" "}
          <TimeText at={report.issuedAt} now={now} />
        </p>
      </div>
      {line === null || districts === null ? null : (
        <div className="grid gap-3">
          <p className="flex flex-wrap gap-3">
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
              download={tsv("report.file.name", { unit: toUnit })}
              className={buttonClasses({ variant: "primary" })}
            >
              {tsv("report.file")}
            </a>
            {isServed && line.length <= linkMax ? (
              <a
                href={`/unit/statements#${line}`}
                className={buttonClasses({ variant: "secondary" })}
              >
                {tsv("report.link")}
              </a>
            ) : null}
          </p>
          <details>
            <summary className="cursor-pointer text-sm text-action">
              {tsv("report.readdress")}
            </summary>
            <div className="mt-2">
              <AddresseeForm
                action={readdress}
                startKey={newId()}
                form={`readdress-${id}`}
                hidden={{ id, version }}
                unit={toUnit}
                district={districts.find(({ label }) => label === toDistrict)?.value}
                districts={districts}
                hint={tsv("report.toUnit.hint")}
                submit={tsv("report.readdress.go")}
                doneText={tsv("report.readdress.done")}
              />
            </div>
          </details>
        </div>
      )}
    </li>
  );
}
