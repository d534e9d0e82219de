import type { ReactNode } from "react";
import type { Slip } from "@/lib/affairs/tickets/queries/slip";
import { t } from "../messages/text";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { fullTime } from "../ui/time-words";
import { limitText } from "./limit-text";
import { tt } from "./messages/text";
import { PrintButton } from "./print-button";

/** 交办单 on one sheet of A4, as it is handed over where paper still goes round. */
export function DispatchSlip({ slip, backHref }: { slip: Slip | null; backHref: string }) {
  return (
    <main className="mx-auto max-w-[210mm] p-4 sm:p-8 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        {slip === null ? null : <PrintButton>{tt("slip.print")}</PrintButton>}
        <ButtonLink href={backHref}>{tt("slip.back")}</ButtonLink>
      </div>
      {slip === null ? (
        <>
          <h1 className="text-xl">{tt("slip.title")}</h1>
          <EmptyState title={tt("slip.none")} icon="print" />
        </>
      ) : (
        <Sheet slip={slip} />
      )}
    </main>
  );
}

function Sheet({ slip: { work, district, printedAt, printedBy } }: { slip: Slip }) {
  return (
    <article className="bg-surface p-4 sm:p-8 print:p-0">
      <h1 className="text-center text-2xl">
        {district}
        {tt("slip.title")}
      </h1>
      <p className="mt-2 flex flex-wrap justify-between gap-x-6 text-sm">
        <span>
          {tt("slip.number")} <strong className="tabular-nums">{work.ticketNumber}</strong>
        </span>
        <span>{tt("slip.confidential")}</span>
      </p>
      <table className="mt-2 w-full table-fixed border-collapse border border-ink text-sm">
        <tbody>
          <Row
            cells={[
              [tt("slip.organization"), work.organizationName],
              [tt("slip.urgency"), t(`urgency.${work.urgency}`)],
            ]}
          />
          <Row
            cells={[
              [tt("slip.dispatched"), `${fullTime(work.dispatchedAt)} ${work.dispatchedBy}`],
              [tt("slip.category"), work.categoryName],
            ]}
          />
          <Row
            cells={[
              [tt("slip.acceptBy"), fullTime(work.acceptBy)],
              [tt("slip.contactBy"), fullTime(work.firstContactBy)],
            ]}
          />
          <Row
            cells={[
              [tt("slip.due"), <strong key="due">{fullTime(work.dueAt)}</strong>],
              [tt("slip.limit"), work.limit === null ? "" : limitText(work.limit)],
            ]}
          />
          <Row cells={[[tt("slip.place"), work.place]]} />
          <Row
            tall="h-56"
            cells={[
              [
                tt("slip.task"),
                <span key="task" className="whitespace-pre-line">
                  <strong className="mb-1 block">{work.title}</strong>
                  {work.task}
                </span>,
              ],
            ]}
          />
          <Row
            cells={[
              [tt("slip.receiver"), ""],
              [tt("slip.receivedAt"), ""],
            ]}
            tall="h-12"
          />
          {work.closing === null ? null : <Row cells={[[tt("slip.closing"), work.closing]]} />}
          <Row tall="h-56" cells={[[tt("slip.result"), work.result ?? ""]]} />
          <Row
            cells={[
              [tt("slip.signature"), ""],
              [
                tt("slip.leader"),
                <span key="stamp" className="text-ink-faint">
                  {tt("slip.stamp")}
                </span>,
              ],
            ]}
            tall="h-14"
          />
        </tbody>
      </table>
      <p className="mt-2 text-sm">{tt("slip.note")}</p>
      <p className="mt-1 text-xs text-ink-soft">
        {tt("slip.printed", { at: fullTime(printedAt), by: printedBy })}
      </p>
    </article>
  );
}

function Row({
  cells,
  tall,
}: {
  cells: readonly (readonly [string, ReactNode])[];
  tall?: string | undefined;
}) {
  return (
    <tr className={tall}>
      {cells.flatMap(([term, detail]) => [
        <th
          key={`${term}:head`}
          scope="row"
          className="w-[6.5em] border border-ink px-2 py-1.5 text-left align-top font-normal text-ink-soft"
        >
          {term}
        </th>,
        <td
          key={term}
          colSpan={cells.length === 1 ? 3 : 1}
          className="border border-ink px-2 py-1.5 align-top"
        >
          {detail}
        </td>,
      ])}
    </tr>
  );
}
