import "server-only";
import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

const t = messages(words);

/** A spreadsheet to be saved under a name, which no cache keeps. */
export function sheetResponse(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  const utf8 = encodeURIComponent(`${name}.xlsx`);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="sheet.xlsx"; filename*=UTF-8''${utf8}`,
      "Cache-Control": "no-store",
    },
  });
}

/** The empty sheet to be filled in, named as such. */
export function templateResponse(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return sheetResponse(bytes, t("sheet.template", { name }));
}
