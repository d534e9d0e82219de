import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { fullTime } from "@/components/ui/time-words";
import words from "@/lib/across/retention/messages/zh-CN.json";
import type { HoldLine, RetentionPage } from "@/lib/across/retention/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormAction } from "../../_components/action-form";
import { LiftForm } from "./hold-forms";

const t = messages(words);

/** What is held back, why and by whom; and how each hold ended. */
export function HoldTable({ page, lift }: { page: RetentionPage; lift: FormAction }) {
  return (
    <Table
      caption={t("retention.holds")}
      columns={columns(lift)}
      rows={page.holds}
      keyOf={({ id }) => id}
      empty={
        <EmptyState icon="lock" title={t("retention.holdsNone")}>
          {t("retention.holdsNoneHint")}
        </EmptyState>
      }
    />
  );
}

function columns(lift: FormAction): Column<HoldLine>[] {
  return [
    {
      key: "number",
      head: t("retention.hold.number"),
      title: true,
      width: "w-44",
      cell: ({ number, kind }) => (
        <>
          <span className="font-mono">{number}</span>
          <span className="block text-xs font-normal text-ink-soft">
            {t(`retention.kind.${kind}`)}
          </span>
        </>
      ),
    },
    { key: "reason", head: t("retention.hold.reason"), cell: ({ reason }) => reason },
    {
      key: "placed",
      head: t("retention.placed"),
      width: "w-44",
      cell: ({ placedAt, placedBy }) =>
        t("retention.byAt", { by: placedBy, at: fullTime(placedAt) }),
    },
    {
      key: "state",
      head: t("retention.state"),
      width: "w-56",
      cell: (row) =>
        row.lifted === null ? (
          <LiftForm
            hold={{ id: row.id, version: row.version, number: row.number }}
            action={lift}
            idempotencyKey={newId()}
          />
        ) : (
          <>
            <Badge tone="idle">{t("retention.lifted")}</Badge>
            <span className="block">{row.lifted.reason}</span>
            <span className="block text-xs text-ink-soft">
              {t("retention.byAt", { by: row.lifted.by, at: fullTime(row.lifted.at) })}
            </span>
          </>
        ),
    },
  ];
}
