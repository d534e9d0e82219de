"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { DuePill } from "../tickets/due-pill";
import type { LateForm } from "../tickets/late-forms";
import { UrgencyBadge, type Urgency } from "../tickets/urgency-badge";
import { Badge } from "../ui/badge";
import { classes } from "../ui/classes";
import { td } from "./text";

export interface QueueRow {
  id: string;
  href: string;
  /** The same with a form that needs more than the page shows at first. */
  formHrefs: Readonly<Record<LateForm, string>>;
  number: string;
  title: string;
  place: string;
  categoryName: string;
  urgency: Urgency | null;
  round: number;
  hurried: number;
  followers: number;
  decideBy: string | null;
  /** When the result came in; from then on no time counts down. */
  resolvedAt: string | null;
  /** One line: why it stands in this queue. */
  why: string;
  claim: { by: string; mine: boolean } | null;
  /** The first idempotency key of what is done to it from the list. */
  key: string;
  /** It waits to be sent out. */
  sendable: boolean;
}

/** The lines of the queue: dense, each a link, with a tick for doing several at once. */
export function QueueList({
  rows,
  now,
  open,
  cursor,
  ticked,
  onTick,
  empty,
}: {
  rows: readonly QueueRow[];
  now: string;
  open: string | null;
  cursor: string | null;
  ticked: readonly string[];
  onTick: (id: string) => void;
  empty: ReactNode;
}) {
  if (rows.length === 0) return <div className="min-h-40">{empty}</div>;
  return (
    <ul aria-label={td("queue")} className="min-h-0 flex-1 divide-y overflow-y-auto">
      {rows.map((row) => (
        <li
          key={row.id}
          data-row={row.id}
          className={classes(
            "relative flex gap-2 border-l-3 py-1.5 pr-3 pl-2",
            row.id === open
              ? "border-l-action bg-action-soft"
              : "border-l-transparent hover:bg-hover",
          )}
        >
          <input
            type="checkbox"
            checked={ticked.includes(row.id)}
            onChange={() => onTick(row.id)}
            tabIndex={row.id === cursor ? 0 : -1}
            aria-label={td("tick", { title: row.title })}
            className="relative z-10 mt-1 size-4 shrink-0 cursor-pointer accent-action touch:size-6"
          />
          <div className="min-w-0 flex-1">
            <div className="flex items-start gap-2">
              <Link
                href={row.href}
                prefetch={false}
                scroll={false}
                aria-current={row.id === open ? "true" : undefined}
                tabIndex={row.id === cursor ? 0 : -1}
                className="min-w-0 flex-1 truncate font-semibold text-ink -outline-offset-2 after:absolute after:inset-0"
              >
                {row.urgency === null || row.urgency === "routine" ? null : (
                  <span className="mr-1.5">
                    <UrgencyBadge urgency={row.urgency} />
                  </span>
                )}
                {row.title}
              </Link>
              {row.decideBy === null ? null : (
                <span className="shrink-0">
                  <DuePill dueAt={row.decideBy} now={now} doneAt={row.resolvedAt} />
                </span>
              )}
            </div>
            <p className="truncate text-xs text-ink-soft">
              {row.place}
              <span className="mx-1.5 text-line-strong">·</span>
              {row.categoryName}
            </p>
            <p className="flex items-center gap-1.5 text-xs text-ink-faint">
              <span className="min-w-0 flex-1 truncate">{row.why}</span>
              {row.round > 1 ? (
                <Badge tone="warn">{td("round", { round: row.round })}</Badge>
              ) : null}
              {row.hurried > 0 ? (
                <Badge tone="warn">{td("hurried", { count: row.hurried })}</Badge>
              ) : null}
              {row.followers > 0 ? (
                <Badge tone="info" icon="people">
                  {td("followers", { count: row.followers })}
                </Badge>
              ) : null}
              {row.claim === null ? null : (
                <Badge tone={row.claim.mine ? "info" : "idle"} icon="person">
                  {row.claim.mine ? td("claim.mine") : row.claim.by}
                </Badge>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
