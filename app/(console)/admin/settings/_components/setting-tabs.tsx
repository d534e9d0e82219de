import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import clocks from "@/lib/parts/clocks/messages/zh-CN.json";
import { settingGroups, type SettingGroup } from "@/lib/ground/settings/rules/groups";
import { messages } from "@/lib/platform/i18n/messages";
import { addressOf } from "@/components/lists/address";

const t = messages(words);
const c = messages(clocks);

/** The groups of parameters, and for the district the calendar and the ladder beside them. */
export function SettingTabs({
  current,
  district,
}: {
  current: SettingGroup | "calendar" | "ladder";
  district: boolean;
}) {
  return (
    <Tabs
      label={t("settings.group")}
      items={[
        ...settingGroups.map((group) => ({
          href: addressOf("/admin/settings", { group }),
          label: t(`settings.group.${group}`),
          current: group === current,
        })),
        ...(district
          ? [
              {
                href: "/admin/settings/calendar",
                label: t("settings.calendar"),
                current: current === "calendar",
              },
              {
                href: "/admin/settings/ladder",
                label: c("vacancy.tab"),
                current: current === "ladder",
              },
            ]
          : []),
      ]}
    />
  );
}
