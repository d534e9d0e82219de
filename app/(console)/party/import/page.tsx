import type { Metadata } from "next";
import { tg } from "@/components/party/text";
import { ImportDesk } from "@/components/imports/import-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { importColumns, importHeads } from "@/lib/ground/party/rules/import-line";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { lastImport } from "@/lib/ground/imports/queries";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { importRowsMax } from "@/lib/ground/imports/rules/sheet";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send } from "./actions";

const ti = messages(importWords);

export const metadata: Metadata = { title: tg("partyImport.title") };

/** 党组织 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportParty() {
  const seen = await read(importSenders, (scope) => lastImport(scope, "party"));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/party", label: tg("title") }]}
        title={tg("partyImport.title")}
        lead={tg("partyImport.lead")}
        actions={
          <>
            <ButtonLink href="/party/import/template" icon="download" size="sm" download>
              {ti("imports.template")}
            </ButtonLink>
            <ButtonLink href="/party/import/export" icon="download" size="sm" download>
              {ti("imports.export")}
            </ButtonLink>
          </>
        }
      />
      <ImportDesk
        kind="party"
        seen={seen}
        say={(reason, values) => sentence(reason, { max: importRowsMax, ...values })}
        head={headOf}
        target={{ href: "/party", label: tg("partyImport.toList") }}
        actions={{ send, confirm, cancel }}
        keys={{ send: newId(), confirm: newId(), cancel: newId() }}
      />
    </>
  );
}

function headOf(column: string): string {
  const known = importColumns.find((one) => one === column);
  return known === undefined ? column : importHeads[known];
}
