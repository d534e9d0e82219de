import type { ListView } from "@/lib/ground/check-ins/schema/member-list";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import type { FormAction } from "@/lib/platform/core/action-state";
import { messages } from "@/lib/platform/i18n/messages";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { Table } from "../ui/table";
import { ListDecision, ListUpload, ReadAgainSoon } from "./list-forms";

const tl = messages(words);
const faultsShown = 500;

interface Steps<One> {
  send: One;
  confirm: One;
  cancel: One;
}

/**
 * A list of members on its way: sent, looked through, confirmed, written. What is wrong stands row
 * by row; nothing is written before the sender has said so.
 */
export function MemberListDesk({
  list,
  say,
  forUnit,
  target,
  actions,
  keys,
}: {
  list: ListView | null;
  /** The sentence of what is wrong. */
  say: (reason: string) => string;
  forUnit: boolean;
  /** Where to go on when it is written. */
  target: string;
  actions: Steps<FormAction>;
  keys: Steps<string>;
}) {
  const isOpen = list !== null && ["waiting", "checked", "writing"].includes(list.status);
  return (
    <div className="grid max-w-4xl gap-4">
      {list === null ? null : (
        <Stage
          list={list}
          say={say}
          forUnit={forUnit}
          target={target}
          actions={actions}
          keys={keys}
        />
      )}
      {isOpen ? null : (
        <Card>
          <ListUpload action={actions.send} startKey={keys.send} again={list !== null} />
        </Card>
      )}
      {list === null || list.faults.length === 0 ? null : <Faults list={list} say={say} />}
    </div>
  );
}

function Stage({
  list,
  say,
  forUnit,
  target,
  actions,
  keys,
}: Omit<Parameters<typeof MemberListDesk>[0], "list"> & { list: ListView }) {
  const { fileName: file, total, good, faulty, written, known } = list;
  const hidden = { id: list.id, version: list.version };
  const cancel = (
    <ListDecision
      action={actions.cancel}
      startKey={keys.cancel}
      form="cancel"
      hidden={hidden}
      submit={tl("list.cancel")}
      quiet
    />
  );
  switch (list.status) {
    case "waiting":
      return (
        <Notice tone="busy" live title={tl("list.waiting", { file })}>
          <p>{tl("list.waitingNote")}</p>
          <progress
            className="mt-2 h-2 w-full accent-action"
            aria-label={tl("list.waiting", { file })}
          />
          <ReadAgainSoon />
        </Notice>
      );
    case "checked":
      return (
        <Notice tone={faulty === 0 ? "ok" : "warn"} live title={tl("list.checked", { good })}>
          <p>
            {faulty === 0
              ? tl("list.allGood", { total })
              : tl("list.checkedNote", { total, faulty })}
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            {good === 0 ? null : (
              <ListDecision
                action={actions.confirm}
                startKey={keys.confirm}
                form="confirm"
                hidden={hidden}
                submit={tl(forUnit ? "list.unitConfirm" : "list.confirm", { good })}
              />
            )}
            {cancel}
          </div>
        </Notice>
      );
    case "writing":
      return (
        <Notice tone="busy" title={tl("list.writing", { file })}>
          <p aria-live="polite" className="tabular-nums">
            {tl("list.progress", { done: written + known, good })}
          </p>
          <progress
            className="my-2 h-2 w-full accent-action"
            value={written + known}
            max={good}
            aria-label={tl("list.writing", { file })}
          />
          <p>{tl("list.writingNote")}</p>
          <ReadAgainSoon />
        </Notice>
      );
    case "done":
      return (
        <Notice
          tone="ok"
          live
          title={tl("list.done", { written })}
          actions={
            <ButtonLink href={target}>{tl(forUnit ? "list.toMembers" : "list.toDesk")}</ButtonLink>
          }
        >
          {known === 0 ? null : tl("list.doneKnown", { known })}
        </Notice>
      );
    case "unreadable":
      return (
        <Notice tone="bad" live title={tl("list.unreadable", { file })}>
          {list.reason === null ? null : say(list.reason)}
        </Notice>
      );
    case "cancelled":
      return <Notice tone="idle" title={tl("list.cancelled", { file })} />;
  }
}

function Faults({ list, say }: { list: ListView; say: (reason: string) => string }) {
  const shown = list.faults.slice(0, faultsShown);
  return (
    <Card title={tl("list.faults")} flush>
      <Table
        caption={tl("list.faults")}
        rows={shown}
        keyOf={(fault) => `${String(fault.row)}:${fault.column}:${fault.reason}`}
        columns={[
          {
            key: "row",
            head: tl("list.row"),
            width: "w-28",
            title: true,
            cell: (fault) => tl("list.rowNumber", { row: fault.row }),
          },
          {
            key: "column",
            head: tl("list.column"),
            width: "w-28",
            cell: (fault) => tl(`list.head.${fault.column}`),
          },
          {
            key: "value",
            head: tl("list.value"),
            width: "w-52",
            cell: (fault) => (
              <span className="break-all">
                {fault.value === "" ? tl("list.noValue") : fault.value}
              </span>
            ),
          },
          { key: "reason", head: tl("list.reason"), cell: (fault) => say(fault.reason) },
        ]}
      />
      {list.faults.length > shown.length ? (
        <p className="px-4 py-3 text-sm text-ink-soft">
          {tl("list.faultsMore", { count: list.faults.length - shown.length })}
        </p>
      ) : null}
    </Card>
  );
}
