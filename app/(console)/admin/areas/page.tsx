import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import words from "@/lib/ground/territory/messages/zh-CN.json";
import { areaPage } from "@/lib/ground/territory/queries/admin";
import { levelBelow, unusualHouseholds } from "@/lib/ground/territory/rules/admin";
import type { AreaPage } from "@/lib/ground/territory/schema/admin";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { addArea, endArea, renameArea, setHouseholds } from "./actions";
import { AreaForms } from "./_components/area-forms";
import { AreaTable } from "./_components/area-table";

const t = messages(words);
const path = "/admin/areas";

export const metadata: Metadata = { title: t("admin.areas.title") };

export default async function AreasPage({ searchParams }: { searchParams: SearchParams }) {
  const { id, q, ended } = await parametersOf(searchParams, ["id", "q", "ended"]);
  const page = await read(["system_admin"], (scope) =>
    id !== undefined && idOf(id) === undefined
      ? Promise.resolve(null)
      : areaPage(scope, { id: idOf(id), text: q, ended: ended === "1" }),
  );
  if (page === null) notFound();
  const { area } = page;
  const level = levelBelow(area.level);
  return (
    <>
      <PageHeader
        title={area.name}
        crumbs={[
          { href: path, label: t("admin.areas.title") },
          ...page.above.map((each) => ({
            href: addressOf(path, { id: each.id }),
            label: each.name,
          })),
        ]}
        meta={<AreaFacts page={page} />}
        actions={
          page.editable ? (
            <AreaForms
              page={page}
              addLevel={level}
              idempotencyKey={newId()}
              actions={{ addArea, renameArea, setHouseholds, endArea }}
            />
          ) : undefined
        }
      />
      <HouseholdsNotice page={page} />
      {page.editable || area.validTo !== null ? null : (
        <p className="mb-3 text-sm text-ink-soft">{t("admin.areas.readOnly")}</p>
      )}
      <SearchForm
        label={t("admin.areas.search")}
        submit={t("admin.areas.find")}
        clear={{ label: t("admin.areas.clear"), href: addressOf(path, { id }) }}
        action={path}
        text={q}
        keep={{ id }}
      >
        {q === undefined && level !== null ? (
          <ButtonLink
            variant="quiet"
            href={addressOf(path, { id, ended: ended === "1" ? undefined : "1" })}
          >
            {t(ended === "1" ? "admin.areas.hideEnded" : "admin.areas.showEnded")}
          </ButtonLink>
        ) : null}
      </SearchForm>
      {q === undefined && level === null ? null : (
        <Card
          flush
          title={
            q !== undefined
              ? t("admin.areas.found", { text: q })
              : t("admin.areas.below", { level: level === null ? "" : t(`admin.level.${level}`) })
          }
          note={page.more ? t("admin.areas.more") : undefined}
        >
          <AreaTable page={page} searched={q !== undefined} empty={<Nothing text={q} />} />
        </Card>
      )}
    </>
  );
}

function AreaFacts({ page: { area, below } }: { page: AreaPage }) {
  return (
    <>
      <Tag>{t(`admin.level.${area.level}`)}</Tag>
      {area.code === null ? null : <span className="font-mono text-ink-soft">{area.code}</span>}
      {area.validTo === null ? (
        <span className="text-sm text-ink-faint">
          {t("admin.areas.since", { day: area.validFrom })}
        </span>
      ) : (
        <Tag>{t("admin.areas.ended", { day: area.validTo })}</Tag>
      )}
      {area.households === null ? null : (
        <span className="text-sm text-ink-soft tabular-nums">
          {t("admin.areas.count", { count: area.households })}
        </span>
      )}
      {below.map(({ level, count }) => (
        <span key={level} className="text-sm text-ink-soft tabular-nums">
          {t(`admin.level.${level}`)} {count}
        </span>
      ))}
    </>
  );
}

function HouseholdsNotice({ page: { area, householdRange } }: { page: AreaPage }) {
  const unusual = area.level === "grid" ? unusualHouseholds(area.households, householdRange) : null;
  if (unusual === null) return null;
  const limit = unusual === "few" ? householdRange.warnBelow : householdRange.warnAbove;
  return (
    <div className="mb-3">
      <Notice tone="warn" title={`${t("admin.areas.households")} ${String(area.households)}`}>
        {t(`admin.areas.${unusual}`, { limit })}
      </Notice>
    </div>
  );
}

function Nothing({ text }: { text: string | undefined }) {
  return text === undefined ? (
    <EmptyState icon="map" title={t("admin.areas.empty")}>
      {t("admin.areas.emptyHint")}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={t("admin.areas.none", { text })}>
      {t("admin.areas.noneHint")}
    </EmptyState>
  );
}
