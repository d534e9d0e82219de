import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/retention/messages/zh-CN.json";
import { retentionPage } from "@/lib/across/retention/queries/page";
import type { RetentionPage } from "@/lib/across/retention/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { liftHold, placeHold } from "./actions";
import { HoldForm } from "./_components/hold-forms";
import { HoldTable } from "./_components/hold-table";
import { RuleTable } from "./_components/rule-table";

const t = messages(words);

export const metadata: Metadata = { title: t("retention.title") };

/** 保存期限: what goes when, how much the next run would take, and what is held back. */
export default async function Retention() {
  const page = await read(["system_admin"], retentionPage);
  return (
    <>
      <PageHeader title={t("retention.title")} lead={t("retention.lead")} />
      <div className="grid gap-4">
        <Switch page={page} />
        <Card title={t("retention.rules")} flush>
          <RuleTable page={page} />
        </Card>
        <Card
          title={t("retention.holds")}
          actions={<HoldForm action={placeHold} idempotencyKey={newId()} />}
          flush
        >
          <p className="px-4 py-3 text-sm text-ink-soft">{t("retention.holdsLead")}</p>
          <HoldTable page={page} lift={liftHold} />
        </Card>
      </div>
    </>
  );
}

/** Whether the rest runs: nothing begins before the district has seen the numbers and set a day. */
function Switch({ page: { active, activeFrom } }: { page: RetentionPage }) {
  const [tone, title, text] = active
    ? (["ok", undefined, t("retention.on")] as const)
    : activeFrom === null
      ? (["warn", t("retention.off"), t("retention.offText")] as const)
      : ([
          "info",
          t("retention.planned", { day: activeFrom }),
          t("retention.plannedText"),
        ] as const);
  const started = active || activeFrom !== null;
  return (
    <Notice
      tone={tone}
      title={title}
      actions={
        <ButtonLink size="sm" href="/admin/settings/parameter?key=retention.active">
          {t(started ? "retention.change" : "retention.switch")}
        </ButtonLink>
      }
    >
      {text}
    </Notice>
  );
}
