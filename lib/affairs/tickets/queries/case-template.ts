import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { caseColumns } from "../data/case-columns";
import words from "../messages/zh-CN.json";
import { casePlaces } from "./case-lookups";
import { categoryChoices } from "./choices";

const widths: Readonly<Partial<Record<string, number>>> = { text: 60, address: 30, category: 24 };

/** An empty sheet with the heads and one example that names a real category and place. */
export async function caseTemplate(scope: Scope): Promise<Uint8Array<ArrayBuffer>> {
  const [category] = await categoryChoices(scope);
  const { all } = await casePlaces(scope);
  const example: Record<keyof typeof caseColumns, string> = {
    externalNumber: words["template.number"],
    externalDueAt: words["template.due"],
    type: words["type.request"],
    category: category?.name ?? "",
    place: all.at(-1)?.name ?? "",
    address: words["template.address"],
    text: words["template.text"],
    name: "",
    phone: "",
  };
  const columns = Object.entries(caseColumns);
  return spreadsheet(
    words["template.sheet"],
    columns.map(([name, head]) => ({ head, width: widths[name] ?? 18 })),
    [Object.values(example)],
  );
}
