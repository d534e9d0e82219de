import type { StatementShown } from "@/lib/affairs/service/queries/statements";
import type { StatementStatus } from "@/lib/affairs/service/rules/statements";
import { Badge } from "../ui/badge";
import { dayText } from "../ui/time-words";
import type { Tone } from "../ui/tone";
import { minutesText } from "./minutes-text";
import { tsv } from "./text";

const tones: Readonly<Record<StatementStatus, Tone>> = {
  drafted: "busy",
  sent: "info",
  acknowledged: "ok",
};

export function StatementBadge({ status }: { status: StatementStatus }) {
  return <Badge tone={tones[status]}>{tsv(`statement.status.${status}`)}</Badge>;
}

/** The same as the unit sees it: what it has not read is new. */
export function UnitStatementBadge({ status }: { status: StatementStatus }) {
  if (status !== "sent") return <StatementBadge status={status} />;
  return <Badge tone="busy">{tsv("statement.unit.fresh")}</Badge>;
}

/** "2026 年上半年小结" */
export function periodName({ kind, fromDay }: Pick<StatementShown, "kind" | "fromDay">): string {
  const [year = "", month = "01"] = fromDay.split("-");
  const quarter = String(Math.ceil(Number(month) / 3));
  return tsv(`statement.kind.${kind}`, { year, quarter });
}

const names = ["members", "posts", "minutes", "wishes", "pledges", "fulfilled"] as const;

/** What the records say, in words and numbers. Nobody is compared with anybody. */
export function StatementFigures({
  statement,
}: {
  statement: Partial<Pick<StatementShown, (typeof names)[number]>>;
}) {
  // What is not there is not shown: a row of zeros would read as a reproach.
  const figures = names.flatMap((name) => {
    const value = statement[name] ?? 0;
    return value > 0 ? [{ name, value }] : [];
  });
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex items-baseline gap-1.5">
          <dt className="text-ink-faint">{tsv(`statement.${name}`)}</dt>
          <dd className="font-semibold tabular-nums">
            {name === "minutes" ? minutesText(value) : String(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The community's word, and when the unit has read it. */
export function StatementWord({
  statement,
}: {
  statement: Pick<StatementShown, "evaluation" | "evaluatedBy" | "evaluatedAt">;
}) {
  if (statement.evaluation === null) return null;
  return (
    <blockquote className="border-l-4 border-line-strong pl-3">
      <p className="leading-relaxed whitespace-pre-line">{statement.evaluation}</p>
      <footer className="mt-1 text-sm text-ink-faint">
        {statement.evaluatedBy}{" "}
        {statement.evaluatedAt === null ? null : dayText(statement.evaluatedAt)}
      </footer>
    </blockquote>
  );
}
