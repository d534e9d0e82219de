import type { Metadata } from "next";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import {
  periodName,
  StatementFigures,
  StatementWord,
  UnitStatementBadge,
} from "@/components/service/statement-view";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { unitStatements } from "@/lib/affairs/service/queries/statements";
import { newId } from "@/lib/platform/core/id";
import { receivedReports, type ReceivedReport } from "@/lib/affairs/service/queries/unit-reports";
import { readByPhone } from "@/lib/web/guard";
import { AcknowledgeForm } from "./_components/acknowledge-form";
import { TakeInForm } from "./_components/take-in-form";
import { acknowledgeRead, takeIn } from "./actions";

export const metadata: Metadata = { title: tsv("statement.unit") };

const path = "/unit/statements";

/** 双报告: what the communities say of the unit and of its members, those of other districts beside them. */
export default async function UnitStatements({ searchParams }: { searchParams: SearchParams }) {
  const { before, received } = await parametersOf(searchParams, ["before", "received"]);
  const { page, reports, olderReports } = await readByPhone("liaison", async (scope) => ({
    page: await unitStatements(scope, before),
    ...(await receivedReports(scope, received)),
  }));
  const fresh = [...page.lines, ...reports]
    .filter(({ status }) => status === "sent")
    .map(({ id }) => id);
  return (
    <>
      <PageHeader title={tsv("statement.unit")} lead={tsv("statement.unit.lead")} />
      {page.lines.length + reports.length === 0 ? (
        <EmptyState title={tsv("statement.none")} icon="list">
          {tsv("statement.unit.none")}
        </EmptyState>
      ) : null}
      {fresh.length === 0 ? null : (
        <div className="mb-4">
          <AcknowledgeForm
            key={fresh.join()}
            action={acknowledgeRead}
            startKey={newId()}
            ids={fresh}
          />
        </div>
      )}
      <div className="grid gap-3">
        {page.lines.map((line) => (
          <Card
            key={line.id}
            title={line.subject === "unit" ? line.unitName : line.memberName}
            note={periodName(line)}
            actions={<UnitStatementBadge status={line.status} />}
          >
            <div className="grid gap-3">
              <StatementFigures statement={line} />
              <StatementWord statement={line} />
            </div>
          </Card>
        ))}
      </div>
      <Pager
        olderHref={page.before === null ? undefined : addressOf(path, { before: page.before })}
      />
      {reports.length === 0 ? null : (
        <section className="mt-6 grid gap-3" aria-label={tsv("report.received")}>
          <h2>{tsv("report.received")}</h2>
          {reports.map((report) => (
            <Received key={report.id} report={report} />
          ))}
          <Pager
            olderHref={
              olderReports === null ? undefined : addressOf(path, { received: olderReports })
            }
          />
        </section>
      )}
      <div className="mt-6">
        <Card title={tsv("report.takeIn")}>
          <TakeInForm key={String(reports.length)} action={takeIn} startKey={newId()} />
        </Card>
      </div>
    </>
  );
}

function Received({ report }: { report: ReceivedReport }) {
  return (
    <Card
      title={report.fromPlace}
      note={`${tsv("report.from", { district: report.fromDistrict })} · ${periodName(report)}`}
      actions={<UnitStatementBadge status={report.status} />}
    >
      <ul className="grid gap-4">
        {report.lines.map((line, at) => (
          <li key={`${String(at)}.${line.name}`} className="grid gap-2">
            <h3 className="text-base">{line.name}</h3>
            <StatementFigures statement={line} />
            <StatementWord statement={line} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
