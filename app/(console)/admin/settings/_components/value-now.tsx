import { Badge } from "@/components/ui/badge";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { ParameterRow } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The value in force, the layer it comes from, and what is going to change. */
export function ValueNow({ row }: { row: ParameterRow }) {
  return (
    <span className="inline-grid gap-0.5">
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-semibold">{row.value}</span>
        <Badge tone={row.origin === "default" ? "idle" : "info"}>
          {t(`settings.origin.${row.origin}`)}
        </Badge>
      </span>
      {row.planned.map(({ validFrom, value }) => (
        <span key={validFrom} className="text-xs text-ink-soft">
          {t("settings.planned", { day: validFrom, value: value ?? t("settings.back") })}
        </span>
      ))}
      {row.passedOver === null ? null : (
        <span className="text-xs text-warn">
          {t("settings.passedOver", { value: row.passedOver })}
        </span>
      )}
    </span>
  );
}
