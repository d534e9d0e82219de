import "server-only";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import words from "../messages/zh-CN.json";

/** The empty sheet of a list of members. */
export function listTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const columns = [
    { head: words["list.head.name"], width: 14 },
    { head: words["list.head.phone"], width: 16 },
    { head: words["list.head.unit"], width: 28 },
    { head: words["list.head.community"], width: 28 },
    { head: words["list.head.grid"], width: 16 },
  ];
  return spreadsheet(words["list.template"], columns, []);
}
