import type { Metadata } from "next";
import { ImportPage, type ImportSubject } from "@/components/imports/import-page";
import { tc } from "@/components/councils/text";
import { importHeads } from "@/lib/affairs/councils/rules/import-line";
import { lastImport } from "@/lib/ground/imports/queries";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send, takeOut } from "./actions";

const subject: ImportSubject = {
  kind: "councils",
  path: "/councils/import",
  list: { href: "/councils", title: tc("title"), toList: tc("councilImport.toList") },
  title: tc("councilImport.title"),
  lead: tc("councilImport.lead"),
  heads: importHeads,
};

export const metadata: Metadata = { title: subject.title };

/** 大工委、大党委 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportCouncils() {
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
