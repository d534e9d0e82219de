import { tc } from "@/components/check-ins/text";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TimeText } from "@/components/ui/time-text";
import { dayText } from "@/components/ui/time-words";
import type { OwnStatement } from "@/lib/ground/check-ins/queries/statement";

/**
 * 转移单: straight to another district of this server, or as a file. The line stands behind the # of the
 * address, which no server is told; the form there reads it.
 */
export function StatementCard({
  statement: { line, until, from },
  districts,
  now,
}: {
  statement: OwnStatement;
  /** The other districts that this server serves. */
  districts: readonly { slug: string; name: string }[];
  now: string;
}) {
  const text = tc("mine.statement.text", { from, time: dayText(until), line });
  return (
    <Card title={tc("mine.statement")}>
      <p className="mb-3 text-ink-soft">
        {tc("mine.statement.until")} <TimeText at={until} now={now} />
        {tc("mine.statement.lead")}
      </p>
      <ul className="flex flex-wrap gap-3">
        {districts.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/${slug}/check-in#${line}`} className={buttonClasses({ variant: "primary" })}>
              {tc("mine.statement.to", { name })}
            </a>
          </li>
        ))}
        <li>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download={tc("mine.statement.name")}
            className={buttonClasses({ variant: "secondary" })}
          >
            {tc("mine.statement.file")}
          </a>
        </li>
      </ul>
    </Card>
  );
}
