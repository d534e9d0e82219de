import type { Metadata } from "next";
import { tc } from "@/components/councils/text";
import { ImportDesk } from "@/components/imports/import-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { importColumns, importHeads } from "@/lib/affairs/councils/rules/import-line";
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

export const metadata: Metadata = { title: tc("councilImport.title") };

/** 大工委、大党委 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportCouncils() {
  const seen = await read(importSenders, (scope) => lastImport(scope, "councils"));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/councils", label: tc("title") }]}
        title={tc("councilImport.title")}
        lead={tc("councilImport.lead")}
        actions={
          <>
            <ButtonLink href="/councils/import/template" icon="download" size="sm" download>
              {ti("imports.template")}
            </ButtonLink>
            <ButtonLink href="/councils/import/export" icon="download" size="sm" download>
              {ti("imports.export")}
            </ButtonLink>
          </>
        }
      />
      <ImportDesk
        kind="councils"
        seen={seen}
        say={(reason, values) => sentence(reason, { max: importRowsMax, ...values })}
        head={headOf}
        target={{ href: "/councils", label: tc("councilImport.toList") }}
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
