import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { settingDetail } from "@/lib/ground/settings/queries/detail";
import { groupOf } from "@/lib/ground/settings/rules/groups";
import type { SettingDetail } from "@/lib/ground/settings/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { oncePerRequest, read } from "@/lib/web/guard";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { enterSetting } from "../actions";
import { VersionTable } from "../_components/version-table";
import { ValueNow } from "../_components/value-now";
import { SettingForm } from "./_components/setting-form";
import { StreetTable } from "./_components/street-table";

const t = messages(words);

interface Props {
  searchParams: SearchParams;
}

const readers = ["system_admin", "street_secretary"] as const;

const detailOf = oncePerRequest((key: string) =>
  read(readers, (scope) => settingDetail(scope, key)),
);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { key } = await parametersOf(searchParams, ["key"]);
  return { title: key === undefined ? t("settings.title") : (await detailOf(key)).row.name };
}

export default async function ParameterPage({ searchParams }: Props) {
  const { key } = await parametersOf(searchParams, ["key"]);
  if (key === undefined) {
    // Asked before the way is shown: who may not come here is told of nothing.
    await read(readers, () => Promise.resolve(null));
    redirect("/admin/settings");
  }
  const detail = await detailOf(key);
  const { row, place } = detail;
  return (
    <>
      <PageHeader
        title={row.name}
        meta={place.name}
        lead={row.about}
        crumbs={[
          {
            href: addressOf("/admin/settings", { group: groupOf(row.key) ?? undefined }),
            label: t("settings.title"),
          },
        ]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t("settings.now")}>
          <DescriptionList items={facts(detail)} />
        </Card>
        {row.mayEnter ? (
          <Card title={t("settings.edit")}>
            <SettingForm detail={detail} idempotencyKey={newId()} action={enterSetting} />
          </Card>
        ) : null}
      </div>
      <div className="mt-4 grid gap-4">
        <Card title={t("settings.versions")} note={t("settings.versionsHint")} flush>
          <VersionTable
            rows={detail.history}
            timeZone={detail.timeZone}
            now={detail.now}
            none={t(
              place.level === "district" ? "settings.noVersions" : "settings.noVersionsStreet",
            )}
          />
        </Card>
        {detail.streets.length === 0 ? null : (
          <Card title={t("settings.streets")} flush>
            <StreetTable rows={detail.streets} />
          </Card>
        )}
      </div>
    </>
  );
}

function facts({ row, place, above }: SettingDetail) {
  return [
    { term: t("settings.value"), detail: <ValueNow row={row} /> },
    ...(place.level === "street" ? [{ term: t("settings.districtNow"), detail: above }] : []),
    { term: t("settings.default"), detail: row.default },
    { term: t("settings.range"), detail: row.range },
    { term: t("settings.source"), detail: row.source },
  ];
}
