import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** Due times that reach a year without its holidays count by weekdays and are provisional. */
export function UnpublishedYear({ year, link }: { year: number | null; link: boolean }) {
  if (year === null) return null;
  return (
    <div className="mb-3">
      <Notice
        tone="warn"
        title={t("settings.unpublished", { year })}
        actions={
          link ? (
            <ButtonLink size="sm" href={`/admin/settings/calendar?year=${String(year)}`}>
              {t("settings.toCalendar", { year })}
            </ButtonLink>
          ) : undefined
        }
      >
        {t("settings.unpublishedHint", { year })}
      </Notice>
    </div>
  );
}
