import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { TimeText } from "@/components/ui/time-text";
import type { Tone } from "@/components/ui/tone";
import words from "@/lib/ground/systems/messages/zh-CN.json";
import { systemsPage } from "@/lib/ground/systems/queries";
import type { KeyState } from "@/lib/ground/systems/rules/policy";
import type { SystemRow } from "@/lib/ground/systems/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDate } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { openSystem, renewSystem, revokeSystem } from "./actions";
import { OpenForm, RenewForm, RevokeForm } from "./_components/system-forms";

const t = messages(words);

export const metadata: Metadata = { title: t("systems.title") };

/** 外部系统: who hands in matters from outside, until when, and when that was used last. */
export default async function Systems() {
  const page = await read(["system_admin"], systemsPage);
  const { slug, proposed, today } = page;
  const common = { days: { proposed, today }, idempotencyKey: newId(), slug };
  return (
    <>
      <PageHeader
        title={t("systems.title")}
        lead={t("systems.lead")}
        actions={<OpenForm {...common} action={openSystem} />}
      />
      <Card flush>
        <Table
          caption={t("systems.title")}
          columns={columns(page, common)}
          rows={page.systems}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon="upload" title={t("systems.none")}>
              {t("systems.noneHint")}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}

type Page = Awaited<ReturnType<typeof systemsPage>>;
type Common = { days: { proposed: string; today: string }; idempotencyKey: string; slug: string };

const tones: Readonly<Record<KeyState, Tone>> = {
  active: "ok",
  soon: "warn",
  expired: "bad",
  revoked: "idle",
};

function columns({ now, zone }: Page, common: Common): Column<SystemRow>[] {
  return [
    {
      key: "name",
      head: t("systems.name"),
      title: true,
      cell: (row) => (
        <>
          <span className="font-semibold">{row.name}</span>
          <span className="block text-ink-soft">{row.keeper}</span>
        </>
      ),
    },
    {
      key: "state",
      head: t("systems.state"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <Badge tone={tones[row.state]}>{t(`systems.state.${row.state}`)}</Badge>
          <span className="text-ink-soft">
            {row.revokedBy === null
              ? t("systems.until", { day: lastDayOf(row, zone) })
              : t("systems.revokedBy", { name: row.revokedBy })}
          </span>
        </span>
      ),
    },
    {
      key: "used",
      head: t("systems.used"),
      width: "w-32",
      cell: (row) =>
        row.usedOn === null ? (
          <span className="text-ink-soft">{t("systems.unused")}</span>
        ) : (
          row.usedOn
        ),
    },
    {
      key: "opened",
      head: t("systems.opened"),
      width: "w-40",
      cell: (row) => (
        <>
          <TimeText at={row.openedAt} now={now} />
          <span className="block text-ink-soft">{row.openedBy}</span>
        </>
      ),
    },
    {
      key: "act",
      head: t("systems.act"),
      width: "w-56",
      cell: (row) =>
        row.state === "revoked" ? null : (
          <span className="flex flex-wrap gap-2">
            <RenewForm {...common} system={row} action={renewSystem} />
            <RevokeForm {...common} system={row} action={revokeSystem} />
          </span>
        ),
    },
  ];
}

/** The key opens until the end of this day. */
function lastDayOf({ expiresAt }: SystemRow, zone: string): string {
  return formatDate(Date.parse(expiresAt) - 1, zone);
}
