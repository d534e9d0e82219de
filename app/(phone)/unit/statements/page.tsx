import type { Metadata } from "next";
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
import { readByPhone } from "@/lib/web/guard";
import { AcknowledgeForm } from "./_components/acknowledge-form";
import { acknowledgeRead } from "./actions";

export const metadata: Metadata = { title: tsv("statement.unit") };

/** 双报告: what the communities say of the unit and of its members. */
export default async function UnitStatements({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before } = await searchParams;
  const page = await readByPhone("liaison", (scope) =>
    unitStatements(scope, typeof before === "string" ? before : undefined),
  );
  const fresh = page.lines.filter(({ status }) => status === "sent").map(({ id }) => id);
  return (
    <>
      <PageHeader title={tsv("statement.unit")} lead={tsv("statement.unit.lead")} />
      {page.lines.length === 0 ? (
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
        olderHref={page.before === null ? undefined : `/unit/statements?before=${page.before}`}
      />
    </>
  );
}
