import type { ActionState } from "@/lib/platform/core/action-state";
import { readForm } from "@/lib/web/form";
import { t } from "../../../_leaves/text";

/** What a report cannot go without and lacks, by field; the server decides the same (tickets/schema.ts). */
export function missingIn(data: FormData): Record<string, string> {
  const empty = (name: string) => {
    const value = data.get(name);
    return typeof value !== "string" || value.trim() === "";
  };
  return {
    ...(empty("text") ? { text: t("missing.text") } : {}),
    ...(empty("categoryId") ? { categoryId: t("missing.choice") } : {}),
    ...(empty("areaId") && empty("address") ? { areaId: t("missing.place") } : {}),
  };
}

/** The answer to a report that lacks something, where the server could not be asked. */
export function refusedFor(
  fields: Record<string, string>,
  data: FormData,
  key: string,
): ActionState {
  const message = t("form.summary");
  const { typed } = readForm(data);
  return { state: "refused", code: "invalid", message, fields, typed, key };
}
