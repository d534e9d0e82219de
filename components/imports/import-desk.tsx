import words from "@/lib/ground/imports/messages/zh-CN.json";
import type { ImportKind, ImportView } from "@/lib/ground/imports/schema";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { FormAction } from "@/lib/platform/core/action-state";
import { messages } from "@/lib/platform/i18n/messages";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { Table, type Column } from "../ui/table";
import { ImportDecision, ImportUpload, ReadAgainSoon } from "./import-forms";

const ti = messages(words);
const adviceShown = 500;

export interface Steps<One> {
  send: One;
  confirm: One;
  cancel: One;
}

/** The sentence of what is told. */
export type Say = (reason: string, values?: Readonly<Record<string, string | number>>) => string;

interface DeskProps {
  kind: ImportKind;
  seen: ImportView | null;
  say: Say;
  /** The head of a column of the sheet. */
  head: (column: string) => string;
  /** Where to go on when it is written. */
  target: { href: string; label: string };
  actions: Steps<FormAction>;
  keys: Steps<string>;
}

/**
 * A spreadsheet on its way: handed in, looked through, confirmed, written. What is told stands row by row; nothing
 * is written before somebody has said so.
 */
export function ImportDesk(props: DeskProps) {
  const { kind, seen, actions, keys } = props;
  const isOpen = seen !== null && ["waiting", "checked", "writing"].includes(seen.status);
  return (
    <div className="grid max-w-5xl gap-4">
      {seen === null ? null : <Stage {...props} seen={seen} />}
      {isOpen ? null : (
        <Card>
          <ImportUpload
            kind={kind}
            action={actions.send}
            startKey={keys.send}
            again={seen !== null}
          />
        </Card>
      )}
      {seen === null || seen.advice.length === 0 ? null : <Advice {...props} seen={seen} />}
    </div>
  );
}

function Stage({
  seen,
  say,
  target,
  actions,
  keys,
}: Omit<DeskProps, "seen"> & { seen: ImportView }) {
  const { fileName: file, total, fresh, changed, same, faulty, held, written, leftOut } = seen;
  const good = fresh + changed;
  const refused = faulty + held;
  const hidden = { id: seen.id, version: seen.version };
  switch (seen.status) {
    case "waiting":
      return (
        <Notice tone="busy" live title={ti("imports.waiting", { file })}>
          <p>{ti("imports.waitingNote")}</p>
          <progress
            className="mt-2 h-2 w-full accent-action"
            aria-label={ti("imports.waiting", { file })}
          />
          <ReadAgainSoon />
        </Notice>
      );
    case "checked":
      return (
        <Notice
          tone={refused === 0 ? "ok" : "warn"}
          live
          title={
            good === 0 && refused === 0
              ? ti("imports.allSame", { total })
              : ti("imports.checked", { good })
          }
        >
          <p className="tabular-nums">
            {ti("imports.summary", { total, fresh, changed, same, refused })}
          </p>
          {held === 0 ? null : <p>{ti("imports.summaryHeld", { held })}</p>}
          <div className="mt-3 flex flex-wrap gap-3">
            {good === 0 ? null : (
              <ImportDecision
                action={actions.confirm}
                startKey={keys.confirm}
                form="confirm"
                hidden={hidden}
                submit={ti("imports.confirm", { good })}
              />
            )}
            <ImportDecision
              action={actions.cancel}
              startKey={keys.cancel}
              form="cancel"
              hidden={hidden}
              submit={ti("imports.cancel")}
              quiet
            />
          </div>
        </Notice>
      );
    case "writing":
      return (
        <Notice tone="busy" title={ti("imports.writing", { file })}>
          <p aria-live="polite" className="tabular-nums">
            {ti("imports.progress", { done: written + leftOut, good })}
          </p>
          <progress
            className="my-2 h-2 w-full accent-action"
            value={written + leftOut}
            max={Math.max(good, 1)}
            aria-label={ti("imports.writing", { file })}
          />
          <p>{ti("imports.writingNote")}</p>
          <ReadAgainSoon />
        </Notice>
      );
    case "done":
      return (
        <Notice
          tone={leftOut === 0 ? "ok" : "warn"}
          live
          title={ti("imports.done", { written })}
          actions={<ButtonLink href={target.href}>{target.label}</ButtonLink>}
        >
          {leftOut === 0 ? null : ti("imports.doneLeft", { left: leftOut })}
        </Notice>
      );
    case "unreadable":
      return (
        <Notice tone="bad" live title={ti("imports.unreadable", { file })}>
          {seen.reason === null ? null : say(seen.reason, { heads: seen.heads ?? "" })}
        </Notice>
      );
    case "cancelled":
      return <Notice tone="idle" title={ti("imports.cancelled", { file })} />;
  }
}

function Advice({ seen, say, head }: Omit<DeskProps, "seen"> & { seen: ImportView }) {
  const shown = seen.advice.slice(0, adviceShown);
  const columns: Column<RowAdvice>[] = [
    {
      key: "row",
      head: ti("imports.row"),
      width: "w-40",
      title: true,
      cell: ({ row, tone }) => (
        <span className="flex flex-wrap items-center gap-2">
          {ti("imports.rowNumber", { row })}
          {tone === "noted" ? (
            <Badge tone="info">{ti("imports.noted")}</Badge>
          ) : (
            <Badge tone="bad">{ti("imports.refused")}</Badge>
          )}
        </span>
      ),
    },
    {
      key: "column",
      head: ti("imports.column"),
      width: "w-28",
      cell: ({ column }) => head(column),
    },
    {
      key: "value",
      head: ti("imports.value"),
      width: "w-52",
      cell: ({ value }) => (
        <span className="break-all">{value === "" ? ti("imports.noValue") : value}</span>
      ),
    },
    {
      key: "reason",
      head: ti("imports.reason"),
      cell: ({ reason, values }) => say(reason, values),
    },
  ];
  return (
    <Card title={ti("imports.rows")} flush>
      <Table
        caption={ti("imports.rows")}
        rows={shown}
        keyOf={({ row, column, reason }) => `${String(row)}:${column}:${reason}`}
        columns={columns}
      />
      {seen.advice.length > shown.length ? (
        <p className="px-4 py-3 text-sm text-ink-soft">
          {ti("imports.rowsMore", { count: seen.advice.length - shown.length })}
        </p>
      ) : null}
    </Card>
  );
}
