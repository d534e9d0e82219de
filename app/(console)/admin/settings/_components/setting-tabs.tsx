import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { settingGroups, type SettingGroup } from "@/lib/ground/settings/rules/groups";
import { messages } from "@/lib/platform/i18n/messages";
import { addressOf } from "@/components/lists/address";

const t = messages(words);

/** The groups of parameters, and for the district the calendar beside them. */
export function SettingTabs({
  current,
  calendar,
}: {
  current: SettingGroup | "calendar";
  calendar: boolean;
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
        ...(calendar
          ? [
              {
                href: "/admin/settings/calendar",
                label: t("settings.calendar"),
                current: current === "calendar",
              },
            ]
          : []),
      ]}
    />
  );
}
