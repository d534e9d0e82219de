import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { settingsPage } from "@/lib/ground/settings/queries/page";
import { settingGroups } from "@/lib/ground/settings/rules/groups";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { parametersOf, type SearchParams } from "@/components/lists/address";
import { ParameterTable } from "./_components/parameter-table";
import { SettingTabs } from "./_components/setting-tabs";
import { UnpublishedYear } from "./_components/unpublished-year";

const t = messages(words);

export const metadata: Metadata = { title: t("settings.title") };

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { group } = await parametersOf(searchParams, ["group"]);
  const chosen = settingGroups.find((each) => each === group) ?? "deadlines";
  const page = await read(["system_admin", "street_secretary"], settingsPage);
  const rows = page.groups.find((each) => each.group === chosen)?.rows ?? [];
  return (
    <>
      <PageHeader
        title={t("settings.title")}
        meta={page.place.name}
        lead={t(page.place.level === "district" ? "settings.leadDistrict" : "settings.leadStreet")}
      />
      {page.place.level === "district" ? (
        <UnpublishedYear year={page.unpublishedYear} link />
      ) : null}
      <SettingTabs current={chosen} district={page.place.level === "district"} />
      <div className="mt-3">
        <Card flush>
          <ParameterTable caption={t(`settings.group.${chosen}`)} rows={rows} />
        </Card>
      </div>
    </>
  );
}
