import type { Metadata } from "next";
import { tcv, tu } from "@/components/units/text";
import { ImportDesk } from "@/components/imports/import-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { importColumns, importHeads } from "@/lib/ground/units/rules/import-line";
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

export const metadata: Metadata = { title: tu("unitImport.title") };

/** 单位底册 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportUnits() {
  const seen = await read(importSenders, (scope) => lastImport(scope, "units"));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/units", label: tcv("title") }]}
        title={tu("unitImport.title")}
        lead={tu("unitImport.lead")}
        actions={
          <>
            <ButtonLink href="/units/import/template" icon="download" size="sm" download>
              {ti("imports.template")}
            </ButtonLink>
            <ButtonLink href="/units/import/export" icon="download" size="sm" download>
              {ti("imports.export")}
            </ButtonLink>
          </>
        }
      />
      <ImportDesk
        kind="units"
        seen={seen}
        say={(reason, values) => sentence(reason, { max: importRowsMax, ...values })}
        head={headOf}
        target={{ href: "/units", label: tu("unitImport.toList") }}
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
