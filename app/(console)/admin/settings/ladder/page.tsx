import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/parts/clocks/messages/zh-CN.json";
import { vacantRungs, type VacantRung } from "@/lib/parts/clocks/queries/vacancies";
import { rungRoles } from "@/lib/parts/clocks/rules/kinds";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { SettingTabs } from "../_components/setting-tabs";

const t = messages(words);

export const metadata: Metadata = { title: t("vacancy.title") };

/** Where the ladder falls through, in words, so that somebody is appointed before it does. */
export default async function LadderPage() {
  const { rungs, more, district } = await read(["system_admin"], async (scope) => ({
    ...(await vacantRungs(scope)),
    district: scope.actor.tenant.name,
  }));
  return (
    <>
      <PageHeader title={t("vacancy.title")} lead={t("vacancy.lead")} />
      <SettingTabs current="ladder" district />
      <div className="mt-3 grid gap-3">
        <Card title={t("vacancy.line")}>
          <ol className="flex flex-wrap gap-x-1.5 gap-y-1 text-sm">
            {rungRoles.map((role, n) => (
              <li key={role} className="whitespace-nowrap">
                {n === 0 ? null : <span aria-hidden="true">→ </span>}
                {t(`rung.${role}`, inDistrict(district))}
              </li>
            ))}
          </ol>
        </Card>
        {rungs.length === 0 ? (
          <EmptyState title={t("vacancy.none")}>{t("vacancy.noneHint")}</EmptyState>
        ) : (
          <>
            <Notice
              tone="warn"
              title={t("vacancy.count", { n: rungs.length + more })}
              actions={
                <ButtonLink size="sm" href="/admin/people">
                  {t("vacancy.toPeople")}
                </ButtonLink>
              }
            >
              {t("vacancy.hint")}
            </Notice>
            <Card flush>
              <Table
                caption={t("vacancy.title")}
                columns={columnsOf(inDistrict(district))}
                rows={rungs}
                keyOf={(row) => `${row.role} ${row.place}`}
                markOf={(row) => row.next === null}
              />
            </Card>
            {more === 0 ? null : <p className="text-sm">{t("vacancy.more", { n: more })}</p>}
          </>
        )}
      </div>
    </>
  );
}

const columnsOf = (kind: { kind: string }): readonly Column<VacantRung>[] => [
  { key: "place", head: t("vacancy.place"), cell: (row) => row.place, title: true },
  {
    key: "role",
    head: t("vacancy.role"),
    cell: (row) => t(`rung.${row.role}`, kind),
    width: "w-40",
  },
  {
    key: "then",
    head: t("vacancy.then"),
    cell: ({ next }) =>
      next === null ? t("vacancy.nobody") : t("vacancy.next", { role: t(`rung.${next}`, kind) }),
  },
  {
    key: "passedOver",
    head: t("vacancy.passedOver"),
    cell: (row) => t("vacancy.times", { n: row.passedOver }),
    align: "end",
    width: "w-32",
  },
];
