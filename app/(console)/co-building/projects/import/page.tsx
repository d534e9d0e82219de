import type { Metadata } from "next";
import { tco } from "@/components/co-building/text";
import { ImportDesk } from "@/components/imports/import-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { projectColumns, projectHeads } from "@/lib/affairs/co-building/rules/import-line";
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
const list = "/co-building?list=projects";
const path = "/co-building/projects/import";

export const metadata: Metadata = { title: tco("projectImport.title") };

/** 项目 from a spreadsheet: tried first, taken over by one's own word. */
export default async function ImportProjects() {
  const seen = await read(importSenders, (scope) => lastImport(scope, "projects"));
  return (
    <>
      <PageHeader
        crumbs={[{ href: list, label: tco("title") }]}
        title={tco("projectImport.title")}
        lead={tco("projectImport.lead")}
        actions={
          <>
            <ButtonLink href={`${path}/template`} icon="download" size="sm" download>
              {ti("imports.template")}
            </ButtonLink>
            <ButtonLink href={`${path}/export`} icon="download" size="sm" download>
              {ti("imports.export")}
            </ButtonLink>
          </>
        }
      />
      <ImportDesk
        kind="projects"
        seen={seen}
        say={(reason, values) => sentence(reason, { max: importRowsMax, ...values })}
        head={headOf}
        target={{ href: list, label: tco("coImport.toList") }}
        actions={{ send, confirm, cancel }}
        keys={{ send: newId(), confirm: newId(), cancel: newId() }}
      />
    </>
  );
}

function headOf(column: string): string {
  const known = projectColumns.find((one) => one === column);
  return known === undefined ? column : projectHeads[known];
}
