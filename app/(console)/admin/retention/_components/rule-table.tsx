import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Table, type Column } from "@/components/ui/table";
import { dayText, fullTime } from "@/components/ui/time-words";
import { addressOf } from "@/components/lists/address";
import words from "@/lib/across/retention/messages/zh-CN.json";
import { deedOf, numberOf } from "@/lib/across/retention/rules/rules";
import type { RetentionLine, RetentionPage } from "@/lib/across/retention/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** Each rule with its trial run beside it. */
export function RuleTable({ page }: { page: RetentionPage }) {
  return (
    <Table
      caption={t("retention.rules")}
      columns={columns}
      rows={page.lines}
      keyOf={({ rule }) => rule}
    />
  );
}

const columns: readonly Column<RetentionLine>[] = [
  {
    key: "rule",
    head: t("retention.rule"),
    title: true,
    cell: ({ rule, days }) => (
      <>
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{t(`retention.rule.${rule}`)}</span>
          <Badge tone="idle">{t(`retention.deed.${deedOf[rule]}`)}</Badge>
        </span>
        <span className="block text-xs font-normal text-ink-soft">
          {t(`retention.says.${rule}`, { days })}
        </span>
      </>
    ),
  },
  {
    key: "days",
    head: t("retention.days"),
    width: "w-24",
    cell: ({ days }) => t("retention.daysOf", { days }),
  },
  { key: "due", head: t("retention.due"), width: "w-44", cell: (line) => <Due line={line} /> },
  {
    key: "held",
    head: t("retention.held"),
    width: "w-24",
    cell: ({ held }) => t("retention.dueCount", { count: held }),
  },
  { key: "last", head: t("retention.last"), width: "w-48", cell: (line) => <Last line={line} /> },
  {
    key: "edit",
    head: t("retention.do"),
    width: "w-28",
    cell: ({ rule }) => (
      <ButtonLink
        size="sm"
        href={addressOf("/admin/settings/parameter", { key: numberOf[rule] })}
        aria-label={t("retention.editOf", { rule: t(`retention.rule.${rule}`) })}
      >
        {t("retention.edit")}
      </ButtonLink>
    ),
  },
];

function Due({ line: { due, oldest, runs } }: { line: RetentionLine }) {
  if (due === 0) return <span className="text-ink-soft">{t("retention.none")}</span>;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        <strong className="font-semibold tabular-nums">
          {t("retention.dueCount", { count: due })}
        </strong>
        {runs ? null : <Badge tone="warn">{t("retention.waits")}</Badge>}
      </span>
      {oldest === null ? null : (
        <span className="block text-xs text-ink-soft">
          {t("retention.oldest", { day: dayText(oldest) })}
        </span>
      )}
    </>
  );
}

function Last({ line: { last } }: { line: RetentionLine }) {
  if (last === null) return <span className="text-ink-soft">{t("retention.never")}</span>;
  return (
    <>
      <span className="block">{t("retention.lastTaken", { count: last.taken })}</span>
      <span className="block text-xs text-ink-soft">
        {fullTime(last.at)}
        {last.finished ? null : ` · ${t("retention.unfinished")}`}
      </span>
    </>
  );
}
