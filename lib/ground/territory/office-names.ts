import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";
import { hasOffice } from "./rules/admin";
import type { AreaLevel } from "./rules/codes";

const t = messages(words);
const nameMax = 60;
const shortNameMax = 20;

/** The names that the office of an area is born with; null where the level has none. */
export function officeNames(
  level: AreaLevel,
  areaName: string,
): { name: string; shortName: string } | null {
  if (!hasOffice(level)) return null;
  // A residents' or villagers' committee is its own office.
  const full = level === "community" ? areaName : t("import.office", { name: areaName });
  const name = full.length < 2 ? t("import.office", { name: areaName }) : full;
  return { name: cut(name, nameMax), shortName: cut(areaName, shortNameMax) };
}

function cut(text: string, max: number): string {
  return Array.from(text).slice(0, max).join("");
}
