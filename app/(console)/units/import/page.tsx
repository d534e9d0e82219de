import type { Metadata } from "next";
import { ImportPage, type ImportSubject } from "@/components/imports/import-page";
import { tcv, tu } from "@/components/units/text";
import { importHeads } from "@/lib/ground/units/rules/import-line";
import { lastImport } from "@/lib/ground/imports/queries";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send, takeOut } from "./actions";

const subject: ImportSubject = {
  kind: "units",
  path: "/units/import",
  list: { href: "/units", title: tcv("title"), toList: tu("unitImport.toList") },
  title: tu("unitImport.title"),
  lead: tu("unitImport.lead"),
  heads: importHeads,
};

export const metadata: Metadata = { title: subject.title };

/** 单位底册 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportUnits() {
  const seen = await read(importSenders, (scope) => lastImport(scope, subject.kind));
  return (
    <ImportPage
      subject={subject}
      seen={seen}
      say={sentence}
      actions={{ send, confirm, cancel }}
      takeOut={takeOut}
    />
  );
}
