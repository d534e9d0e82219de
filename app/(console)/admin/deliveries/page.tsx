import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TimeText } from "@/components/ui/time-text";
import { fullTime } from "@/components/ui/time-words";
import type { Tone } from "@/components/ui/tone";
import words from "@/lib/across/notifications/messages/zh-CN.json";
import { deliveryLog, type DeliveryLog } from "@/lib/across/notifications/queries/delivery-log";
import { deliveryFilter } from "@/lib/across/notifications/schema";
import { newId } from "@/lib/platform/core/id";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { ActionForm } from "../_components/action-form";
import { addressOf, type SearchParams } from "@/components/lists/address";
import { retryDelivery } from "./actions";

const t = messages(words);
const path = "/admin/deliveries";

export const metadata: Metadata = { title: t("deliveries.title") };

/** 发送记录: what left the house, for who looks after the post. */
export default async function Deliveries({ searchParams }: { searchParams: SearchParams }) {
  const filter = deliveryFilter.parse(await searchParams);
  const log = await read(["system_admin"], (scope) => deliveryLog(scope, filter));
  const pageAddress = (side: "before" | "after", key: string | undefined) =>
    key === undefined ? undefined : addressOf(path, { status: filter.status, [side]: key });
  return (
    <>
      <PageHeader title={t("deliveries.title")} lead={t("deliveries.lead")} />
      <div className="mb-3 grid gap-2 empty:hidden">
        {log.open.mail ? null : <Notice tone="info">{t("preferences.mailOff")}</Notice>}
        {log.open.sms ? null : <Notice tone="info">{t("preferences.smsOff")}</Notice>}
      </div>
      <Tabs
        label={t("deliveries.views")}
        items={[
          { href: path, label: t("deliveries.all"), current: filter.status === undefined },
          ...log.counts.map(({ status, count }) => ({
            href: addressOf(path, { status }),
            label: t(`deliveries.status.${status}`),
            count,
            current: filter.status === status,
          })),
        ]}
      />
      <Card flush>
        <Table
          caption={t("deliveries.title")}
          columns={columns(log.now)}
          rows={log.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon="send" title={t("deliveries.none")}>
              {t("deliveries.noneHint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        newerHref={pageAddress("after", log.after)}
        olderHref={pageAddress("before", log.before)}
      />
    </>
  );
}

type Row = DeliveryLog["rows"][number];

function columns(now: string): Column<Row>[] {
  return [
    {
      key: "address",
      head: t("deliveries.address"),
      title: true,
      cell: (row) => <span className="font-mono">{row.addressMasked}</span>,
    },
    {
      key: "kind",
      head: t("deliveries.kind"),
      width: "w-28",
      cell: (row) => lookup([words], `deliveries.kind.${row.kind}`),
    },
    {
      key: "channel",
      head: t("deliveries.channel"),
      width: "w-20",
      cell: (row) => lookup([words], `deliveries.channel.${row.channel}`),
    },
    {
      key: "created",
      head: t("deliveries.created"),
      width: "w-32",
      cell: (row) => <TimeText at={row.createdAt} now={now} />,
    },
    {
      key: "state",
      head: t("deliveries.state"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <Badge tone={tones[row.status] ?? "idle"}>
            {lookup([words], `deliveries.status.${row.status}`)}
          </Badge>
          <span className="text-ink-soft">{whenOf(row)}</span>
          {row.lastError === null ? null : (
            <span className="text-ink-soft">{t("deliveries.error", { code: row.lastError })}</span>
          )}
        </span>
      ),
    },
    {
      key: "attempts",
      head: t("deliveries.attempts"),
      width: "w-20",
      align: "end",
      cell: (row) => row.attempts,
    },
    {
      key: "retry",
      head: t("deliveries.retry"),
      width: "w-32",
      cell: (row) =>
        row.status === "failed" || row.status === "given_up" ? (
          <ActionForm
            action={retryDelivery}
            idempotencyKey={newId()}
            name={`retry-${row.id}`}
            hidden={{ id: row.id, version: String(row.version) }}
            submit={t("deliveries.retry")}
            variant="secondary"
            doneText={t("deliveries.retried")}
          />
        ) : null,
    },
  ];
}

const tones: Readonly<Record<string, Tone>> = {
  pending: "idle",
  failed: "warn",
  given_up: "bad",
  withdrawn: "idle",
  sent: "ok",
};

function whenOf({ status, nextTryAt, sentAt }: Row): string | null {
  if (sentAt !== null) return t("deliveries.at", { at: fullTime(sentAt) });
  if (status === "failed") return t("deliveries.next", { at: fullTime(nextTryAt) });
  return status === "pending" ? t("deliveries.after", { at: fullTime(nextTryAt) }) : null;
}
