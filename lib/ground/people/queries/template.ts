import "server-only";
import writeXlsxFile from "write-excel-file/node";
import { dutyRoles } from "@/lib/platform/access/actor";
import { messages } from "@/lib/platform/i18n/messages";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import words from "../messages/zh-CN.json";

const t = messages(words);

/** The empty sheet for the import of accounts; a second one says how to fill it in. */
export async function accountTemplate(district: string): Promise<{ name: string; bytes: Buffer }> {
  const heads = [
    t("people.column.name"),
    t("people.column.login"),
    t("people.column.role"),
    t("people.column.place"),
    t("people.column.from"),
    t("people.column.to"),
  ];
  const help = [
    t("people.importLead"),
    `${t("people.templateRole")}${dutyRoles.map((role) => t(`role.${role}`, inDistrict(district))).join(" / ")}`,
    t("people.templatePlace"),
    t("people.loginHint"),
    t("people.templateDate"),
  ];
  const bytes = await writeXlsxFile([
    {
      data: [heads.map((value) => ({ value, fontWeight: "bold" as const }))],
      sheet: t("people.templateSheet"),
      columns: heads.map(() => ({ width: 22 })),
      stickyRowsCount: 1,
    },
    {
      data: help.map((value) => [{ value, wrap: true }]),
      sheet: t("people.templateHelp"),
      columns: [{ width: 100 }],
    },
  ]).toBuffer();
  return { name: t("people.templateSheet"), bytes };
}
