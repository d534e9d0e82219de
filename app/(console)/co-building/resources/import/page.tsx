import type { Metadata } from "next";
import { ImportPage, type ImportSubject } from "@/components/imports/import-page";
import { tco } from "@/components/co-building/text";
import { resourceHeads } from "@/lib/affairs/co-building/rules/import-line";
import { lastImport } from "@/lib/ground/imports/queries";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send, takeOut } from "./actions";

const subject: ImportSubject = {
  kind: "resources",
  path: "/co-building/resources/import",
  list: {
    href: "/co-building?list=resources",
    title: tco("title"),
    toList: tco("coImport.toList"),
  },
  title: tco("resourceImport.title"),
  lead: tco("resourceImport.lead"),
  heads: resourceHeads,
};

export const metadata: Metadata = { title: subject.title };

/** 资源 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportResources() {
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
