import type { ImportKind, ImportView } from "@/lib/ground/imports/schema";
import words from "@/lib/ground/imports/messages/zh-CN.json";
import { importRowsMax } from "@/lib/ground/imports/rules/sheet";
import { idle, type FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { ExportButton } from "../lists/export-button";
import { ButtonLink } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { ImportDesk, type Say, type Steps } from "./import-desk";

const ti = messages(words);

/** What is taken over from a spreadsheet, with the words of the list that it fills. */
export interface ImportSubject {
  kind: ImportKind;
  /** Of this page; its template and its export stand below it. */
  path: string;
  list: { href: string; title: string; toList: string };
  title: string;
  lead: string;
  /** Column of the sheet → its head. */
  heads: Readonly<Record<string, string>>;
}

/** A list from a spreadsheet: its template, what is there as a sheet, and the sheet on its way. */
export function ImportPage({
  subject: { kind, path, list, title, lead, heads },
  seen,
  say,
  actions,
  takeOut,
}: {
  subject: ImportSubject;
  seen: ImportView | null;
  say: Say;
  actions: Steps<FormAction>;
  /** Records that what is there is given out, and tells where its sheet is. */
  takeOut: FormAction;
}) {
  return (
    <>
      <PageHeader
        crumbs={[{ href: list.href, label: list.title }]}
        title={title}
        lead={lead}
        actions={
          <>
            <ButtonLink href={`${path}/template`} icon="download" download>
              {ti("imports.template")}
            </ButtonLink>
            <ExportButton
              action={takeOut}
              start={idle(newId())}
              filter={{ kind }}
              label={ti("imports.export")}
            />
          </>
        }
      />
      <ImportDesk
        kind={kind}
        seen={seen}
        say={(reason, values) => say(reason, { max: importRowsMax, ...values })}
        head={(column) => heads[column] ?? column}
        target={{ href: list.href, label: list.toList }}
        actions={actions}
        keys={{ send: newId(), confirm: newId(), cancel: newId() }}
      />
    </>
  );
}
