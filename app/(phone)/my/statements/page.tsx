import type { Metadata } from "next";
import {
  periodName,
  StatementBadge,
  StatementFigures,
  StatementWord,
} from "@/components/service/statement-view";
import { tsv } from "@/components/service/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { myStatements } from "@/lib/affairs/service/queries/statements";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tsv("statement.mine") };

/** What was told to the member's unit: the member reads the same, year by year. */
export default async function MyStatements() {
  const { lines } = await readByPhone("member", (scope) => myStatements(scope));
  const years = [...new Set(lines.map(({ fromDay }) => fromDay.slice(0, 4)))];
  return (
    <>
      <PageHeader title={tsv("statement.mine")} lead={tsv("statement.mine.lead")} />
      {lines.length === 0 ? (
        <EmptyState title={tsv("statement.none")} icon="list">
          {tsv("statement.none.hint")}
        </EmptyState>
      ) : null}
      <div className="grid gap-6">
        {years.map((year) => (
          <section key={year} className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-lg">{tsv("statement.year", { year })}</h2>
              <ButtonLink href={`/my/statements/print?year=${year}`} icon="print">
                {tsv("statement.file")}
              </ButtonLink>
            </div>
            {lines
              .filter(({ fromDay }) => fromDay.startsWith(year))
              .map((line) => (
                <Card
                  key={line.id}
                  level={3}
                  title={periodName(line)}
                  note={tsv("pledge.fromTo", { from: line.fromDay, to: line.toDay })}
                  actions={<StatementBadge status={line.status} />}
                >
                  <div className="grid gap-3">
                    <StatementFigures statement={line} />
                    <StatementWord statement={line} />
                  </div>
                </Card>
              ))}
          </section>
        ))}
      </div>
    </>
  );
}
