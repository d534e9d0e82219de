import type { Metadata } from "next";
import { ImportPage, type ImportSubject } from "@/components/imports/import-page";
import { tg } from "@/components/party/text";
import { importHeads } from "@/lib/ground/party/rules/import-line";
import { lastImport } from "@/lib/ground/imports/queries";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send, takeOut } from "./actions";

const subject: ImportSubject = {
  kind: "party",
  path: "/party/import",
  list: { href: "/party", title: tg("title"), toList: tg("partyImport.toList") },
  title: tg("partyImport.title"),
  lead: tg("partyImport.lead"),
  heads: importHeads,
};

export const metadata: Metadata = { title: subject.title };

/** 党组织 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportParty() {
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
