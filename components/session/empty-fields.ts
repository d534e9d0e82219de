import { t } from "../messages/text";

/** What is required and empty, with the advice for each; null when nothing is. */
export function emptyFields(
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | null {
  const empty = Object.entries(given).filter(([, value]) => value.trim() === "");
  return empty.length === 0
    ? null
    : Object.fromEntries(empty.map(([name]) => [name, t("form.missing")]));
}
