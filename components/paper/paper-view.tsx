import { t } from "../messages/text";
import { PrintButton } from "../tickets/print-button";
import { ButtonLink } from "../ui/button";
import type { Paper, PaperPart, PaperTable } from "@/lib/platform/core/paper";

/** A document as it comes out of the printer, with what to do with it above. */
export function PaperView({
  paper,
  fileHref,
  backHref,
  others = [],
}: {
  paper: Paper;
  /** The same as .docx. */
  fileHref: string;
  backHref: string;
  /** Other papers about the same. */
  others?: readonly { href: string; label: string }[];
}) {
  return (
    <main className="mx-auto max-w-[210mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        <PrintButton>{t("paper.print")}</PrintButton>
        <ButtonLink href={fileHref} icon="download" download>
          {t("paper.file")}
        </ButtonLink>
        {others.map(({ href, label }) => (
          <ButtonLink key={href} href={href}>
            {label}
          </ButtonLink>
        ))}
        <ButtonLink href={backHref}>{t("paper.back")}</ButtonLink>
      </div>
      <article className="bg-surface p-4 sm:p-10 print:p-0">
        <h1 className="text-center text-2xl">{paper.title}</h1>
        {paper.lead.map((line) => (
          <p key={line} className="mt-2 text-center">
            {line}
          </p>
        ))}
        {paper.parts.map((part, at) => (
          <Part key={String(at)} part={part} />
        ))}
        {paper.sign.length === 0 ? null : (
          <div className="mt-10 text-right">
            {paper.sign.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
      </article>
    </main>
  );
}

function Part({ part: { heading, lines = [], table } }: { part: PaperPart }) {
  return (
    <section className="mt-6">
      {heading === undefined ? null : <h2 className="mb-2 text-lg">{heading}</h2>}
      {lines.map((line, at) => (
        <p key={String(at)} className="indent-8 leading-relaxed whitespace-pre-line">
          {line}
        </p>
      ))}
      {table === undefined ? null : table.rows.length === 0 ? (
        <p className="text-ink-soft">{table.empty}</p>
      ) : (
        <Rows table={table} />
      )}
    </section>
  );
}

/** A table on paper and on wide screens; on a phone each row stands for itself, its heads beside the words. */
function Rows({ table: { columns, rows } }: { table: PaperTable }) {
  return (
    <table className="w-full table-fixed border-collapse border-ink text-sm max-sm:block sm:border">
      <colgroup className="max-sm:hidden">
        {columns.map(({ head, width }) => (
          <col key={head} width={`${String(width)}%`} />
        ))}
      </colgroup>
      <thead className="max-sm:hidden">
        <tr>
          {columns.map(({ head }) => (
            <th key={head} scope="col" className="border border-ink px-2 py-1.5 text-left">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row, at) => (
          <tr
            key={String(at)}
            className="break-inside-avoid max-sm:block max-sm:border-t max-sm:border-line-strong max-sm:py-2"
          >
            {columns.map(({ head }, column) => (
              <td
                key={head}
                data-head={head}
                className="align-top break-words max-sm:grid max-sm:grid-cols-[6em_1fr] max-sm:gap-2 max-sm:py-0.5 max-sm:before:text-ink-soft max-sm:before:content-[attr(data-head)] sm:border sm:border-ink sm:px-2 sm:py-1.5"
              >
                {row[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
