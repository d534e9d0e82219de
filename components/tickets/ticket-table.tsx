import type { FormAction } from "@/lib/platform/core/action-state";
import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "../messages/text";
import { Table, type Column } from "../ui/table";
import { TimeText } from "../ui/time-text";
import type { TicketOutcome } from "@/lib/affairs/tickets/rules/outcomes";
import type { ExclusionReason, FigureMark } from "@/lib/affairs/tickets/rules/exclusions";
import type { CardLevel } from "@/lib/parts/clocks/rules/cards";
import { CardBadge } from "./card-badge";
import { DuePill } from "./due-pill";
import { EscalatedBadge } from "./escalated-badge";
import { tt, word } from "./messages/text";
import { AssignmentStatusBadge, TicketStatusBadge } from "./status-badge";
import type { AssignmentStatus, TicketStatus } from "./status-look";
import { TakeOn } from "./take-on";
import { UrgencyBadge, type Urgency } from "./urgency-badge";

interface RowShared {
  id: string;
  href: string;
  number: string;
  title: string;
  place: string;
  categoryName: string;
  urgency: Urgency | null;
  dueAt: string | null;
  /** On the backlog: its clock stands still until then. */
  reviewAt?: string | null | undefined;
  dueProvisional?: boolean | undefined;
  doneAt?: string | null | undefined;
}

export interface TicketRow extends RowShared {
  status: TicketStatus;
  /** How it ended: closed is not solved. */
  outcome: TicketOutcome | null;
  /** Who leads now; null while nobody does. */
  leadName: string | null;
  /** The gravest card in force. */
  supervision: CardLevel | null;
  registeredAt: string;
  escalated: boolean;
  hurried: number;
  followers: number;
  /** Left out of the figures, and why. */
  figures: { mark: FigureMark; reason: ExclusionReason } | null;
}

export interface AssignmentRow extends RowShared {
  status: AssignmentStatus;
  part: "lead" | "co";
  handlerName: string | null;
  takeable: boolean;
  /** The first idempotency key of taking it. */
  key: string;
  dispatchedAt: string;
}

interface TableProps<Row> {
  rows: readonly Row[];
  now: string;
  caption: string;
  empty?: ReactNode;
}

/** Tickets as the street and the district see them. */
export function TicketTable(props: TableProps<TicketRow>) {
  const { now } = props;
  const columns: readonly Column<TicketRow>[] = [
    ...firstColumns<TicketRow>(now),
    {
      key: "status",
      head: t("tickets.status"),
      width: "w-24",
      cell: (row) => (
        <>
          <TicketStatusBadge status={row.status} />
          {row.escalated ? (
            <span className="mt-1 block">
              <EscalatedBadge />
            </span>
          ) : null}
          {row.supervision === null ? null : (
            <span className="mt-1 block">
              <CardBadge level={row.supervision} />
            </span>
          )}
          {row.outcome === null ? null : (
            <span className="block text-xs text-ink-faint">{word(`outcome.${row.outcome}`)}</span>
          )}
          {row.hurried + row.followers === 0 ? null : (
            <span className="block text-xs text-warn">
              {[
                row.hurried > 0 ? tt("hurried", { count: row.hurried }) : null,
                row.followers > 0 ? tt("followers", { count: row.followers }) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          )}
          {row.figures === null ? null : (
            <span className="block text-xs text-ink-faint">
              {word(`exclusion.mark.${row.figures.mark}`, {
                reason: word(`exclusion.reason.${row.figures.reason}`),
              })}
            </span>
          )}
        </>
      ),
    },
    {
      key: "lead",
      head: t("tickets.lead"),
      width: "w-40",
      cell: (row) => row.leadName ?? <span className="text-ink-faint">{t("value.none")}</span>,
    },
    {
      key: "at",
      head: t("tickets.registered"),
      width: "w-24",
      wideOnly: true,
      cell: (row) => <TimeText at={row.registeredAt} now={now} />,
    },
  ];
  return <WorkTable columns={columns} {...props} />;
}

/** Assignments as the organization that was sent them sees them. */
export function AssignmentTable({
  takeOn,
  ...props
}: TableProps<AssignmentRow> & { takeOn?: FormAction | undefined }) {
  const { now } = props;
  const columns: readonly Column<AssignmentRow>[] = [
    ...firstColumns<AssignmentRow>(now),
    {
      key: "status",
      head: t("tickets.status"),
      width: "w-24",
      cell: (row) => <AssignmentStatusBadge status={row.status} />,
    },
    {
      key: "handler",
      head: t("tickets.handler"),
      width: "w-32",
      cell: (row) => (
        <>
          {row.takeable && takeOn !== undefined ? (
            <TakeOn id={row.id} title={row.title} action={takeOn} startKey={row.key} />
          ) : (
            (row.handlerName ?? <span className="text-ink-faint">{t("tickets.noHandler")}</span>)
          )}
          {row.part === "co" ? (
            <span className="ml-1 text-xs text-ink-faint">{t("tickets.co")}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "at",
      head: t("tickets.dispatched"),
      width: "w-24",
      wideOnly: true,
      cell: (row) => <TimeText at={row.dispatchedAt} now={now} />,
    },
  ];
  return <WorkTable columns={columns} {...props} />;
}

function WorkTable<Row extends RowShared>({
  now,
  ...table
}: TableProps<Row> & { columns: readonly Column<Row>[] }) {
  return <Table keyOf={(row) => row.id} markOf={(row) => isLate(row, now)} {...table} />;
}

/** What both tables begin with: what it is, where, and how long it has. */
function firstColumns<Row extends RowShared>(now: string): readonly Column<Row>[] {
  return [
    { key: "title", head: t("tickets.title"), title: true, cell: (row) => <TitleCell row={row} /> },
    { key: "place", head: t("tickets.place"), width: "w-64", cell: (row) => row.place },
    {
      key: "due",
      head: t("tickets.due"),
      width: "w-36",
      cell: (row) =>
        row.dueAt === null ? (
          <span className="text-ink-faint">{t("value.none")}</span>
        ) : (
          <DuePill
            dueAt={row.dueAt}
            now={now}
            doneAt={row.doneAt}
            provisional={row.dueProvisional}
            reviewAt={row.reviewAt}
          />
        ),
    },
  ];
}

function TitleCell({ row }: { row: RowShared }) {
  return (
    <>
      {row.urgency === null || row.urgency === "routine" ? null : (
        <span className="mr-1.5">
          <UrgencyBadge urgency={row.urgency} />
        </span>
      )}
      <Link
        href={row.href}
        prefetch={false}
        className="font-semibold text-action underline-offset-4 hover:underline"
      >
        {row.title}
      </Link>
      <span className="block text-xs text-ink-faint">
        <span className="tabular-nums select-all">{row.number}</span>
        <span className="mx-1.5" aria-hidden="true">
          ·
        </span>
        {row.categoryName}
      </span>
    </>
  );
}

/** A deferral that was to be looked at by now is late; its handling is not. */
function isLate({ dueAt, doneAt, reviewAt }: RowShared, now: string): boolean {
  if (reviewAt) return Date.parse(reviewAt) < Date.parse(now);
  return dueAt !== null && (doneAt ?? null) === null && Date.parse(dueAt) < Date.parse(now);
}
