import type { Metadata } from "next";
import { periodName, StatementFigures, StatementWord } from "@/components/service/statement-view";
import { tsv } from "@/components/service/text";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { dayText } from "@/components/ui/time-words";
import { myStatements } from "@/lib/affairs/service/queries/statements";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tsv("statement.file") };

/** 党员年度档案 (DOMAIN §10, 4.15): the statements of one year on paper. */
export default async function YearlyFile({
  searchParams,
}: {
  searchParams: Promise<{ year?: string | string[] }>;
}) {
  const asked = (await searchParams).year;
  const { now, file, year } = await readByPhone("member", async (scope) => {
    const year = /^\d{4}$/.test(String(asked))
      ? Number(asked)
      : new Date(scope.actor.now).getUTCFullYear();
    const file = await myStatements(scope, year);
    return { now: file.now, file, year: String(year) };
  });
  return (
    <main className="mx-auto max-w-[210mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2 print:hidden">
        <PrintButton>{tsv("statement.print")}</PrintButton>
        <ButtonLink href="/my/statements">{tsv("statement.back")}</ButtonLink>
      </div>
      <article className="bg-surface p-4 sm:p-8 print:p-0">
        <header className="border-b-4 border-brand pb-3">
          <h1 className="text-2xl">{tsv("statement.fileOf", { year })}</h1>
          <p className="mt-1 text-ink-soft">
            {file.district} {file.community}
          </p>
        </header>
        {file.lines.length === 0 ? <p className="mt-6">{tsv("statement.none")}</p> : null}
        {file.lines.map((line) => (
          <section key={line.id} className="mt-6 grid break-inside-avoid gap-2">
            <h2 className="text-lg">{periodName(line)}</h2>
            <p className="text-sm text-ink-soft">
              {tsv("pledge.fromTo", { from: line.fromDay, to: line.toDay })} · {line.unitName}
            </p>
            <StatementFigures statement={line} />
            <StatementWord statement={line} />
          </section>
        ))}
        <footer className="mt-8 border-t pt-2 text-sm text-ink-faint">
          {tsv("statement.fileNote", { day: dayText(now) })}
        </footer>
      </article>
    </main>
  );
}
