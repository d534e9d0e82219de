"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from "react";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { LateForm } from "../tickets/late-forms";
import { ReadAgain } from "../forms/read-again";
import { VerbDone } from "../tickets/verb-done";
import type { Verb } from "../tickets/verb-order";
import { classes } from "../ui/classes";
import { BulkBar } from "./bulk-bar";
import {
  goKeys,
  idleKeys,
  nextOf,
  placedCursor,
  stepKey,
  type KeysState,
  type VerbKey,
} from "./desk-keys";
import { focusRow, focusSearch, openVerb, placeOf } from "./desk-focus";
import { KeysHelp } from "./keys-help";
import { LiveNotice } from "./live-notice";
import { Overtaken } from "./overtaken";
import { Presence } from "./presence";
import { QueueList, type QueueRow } from "./queue-list";
import { td } from "./text";
import { useMatter } from "./use-matter";

/**
 * The dispatcher's desk: at the left the queue, at the right the ticket. Selection and filters live
 * in the address; what is here beside it is the cursor, the ticks and the keyboard.
 */
export function Desk({
  rows,
  now,
  open,
  chosen,
  bulkBase,
  claim,
  head,
  foot,
  empty,
  children,
}: {
  rows: readonly QueueRow[];
  now: string;
  /** The ticket at the right. */
  open: string | null;
  /** It was asked for, and not merely the first: on a phone it takes the place of the list. */
  chosen: boolean;
  /** The address to which the ticked tickets are added. */
  bulkBase: string;
  claim: FormAction;
  /** Tabs and filters above the queue. */
  head: ReactNode;
  foot: ReactNode;
  empty: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const [keys, setKeys] = useState<KeysState>(idleKeys);
  const help = useRef<HTMLDialogElement>(null);
  // What shall be done as soon as the ticket is beside the list.
  const wanted = useRef<{ id: string; key: Parameters<typeof openVerb>[0] | null } | null>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const view = { rows: ids, open };
  const cursor = placedCursor(keys, view);

  // Tickets that came in and are not shown yet.
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const matter = useMatter(open, (news) => {
    const arrived = (news?.arrived ?? []).filter((id) => !ids.includes(id));
    if (arrived.length > 0) setFresh((before) => [...new Set([...before, ...arrived])]);
    if (news === null || news.ids.some((id) => !arrived.includes(id))) router.refresh();
  });
  const unseen = fresh.filter((id) => !ids.includes(id));
  const ticked = rows.filter(({ id }) => keys.ticked.includes(id));
  const sendable = ticked.filter((row) => row.sendable).map(({ id }) => id);

  function show(id: string, key: Parameters<typeof openVerb>[0] | null = null) {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return;
    setKeys((before) => ({ ...before, cursor: id }));
    const late = key === null ? undefined : lateForms[key];
    // Only a form that the page has not read yet needs another page.
    if (id === open && (key === null || openVerb(key) || late === undefined)) return;
    wanted.current = { id, key };
    router.push(late === undefined ? row.href : row.formHrefs[late]);
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const { state, effect } = stepKey(keys, view, {
      key: event.key,
      place: placeOf(event.target),
      modified: event.ctrlKey || event.metaKey || event.altKey,
    });
    if (state !== keys) setKeys(state);
    if (effect.kind === "none") return;
    event.preventDefault();
    switch (effect.kind) {
      case "focus":
        return focusRow(effect.id);
      case "open":
        return show(effect.id);
      case "verb":
        return show(effect.id, effect.key);
      case "search":
        return focusSearch();
      case "go":
        return router.push(goKeys[effect.to]);
      case "help":
        return help.current?.showModal();
      case "leave":
        return focusRow(effect.id);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  // The ticket that was asked for has come: its form is opened, or its line keeps the focus.
  useEffect(() => {
    const next = wanted.current;
    if (next === null || next.id !== open) return;
    wanted.current = null;
    if (next.key === null || !openVerb(next.key)) focusRow(next.id);
  }, [open, rows]);

  // A line that a colleague has done takes the focus with it: the cursor's line gets it back.
  const inList = useRef(false);
  useEffect(() => {
    if (inList.current && document.activeElement === document.body) focusRow(cursor);
  }, [cursor, rows]);

  /** The ticket may leave the queue with it: by its own address it stays, and what is typed with it. */
  function readAgain() {
    matter.settle();
    const row = rows.find(({ id }) => id === open);
    if (row === undefined) router.refresh();
    else {
      router.replace(row.href, { scroll: false });
      router.refresh();
    }
  }

  function onDone(verb: Verb) {
    matter.settle();
    if (open === null || staying.has(verb)) return;
    const next = nextOf(ids, open);
    const row = rows.find(({ id }) => id === next);
    setKeys((before) => ({
      ...before,
      cursor: next,
      ticked: before.ticked.filter((id) => id !== open),
    }));
    if (row === undefined) return;
    wanted.current = { id: row.id, key: null };
    router.replace(row.href);
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <section
        aria-label={td("queue")}
        onFocus={() => {
          inList.current = true;
        }}
        onBlur={(event) => {
          if (event.relatedTarget !== null) inList.current = false;
        }}
        className={classes(
          "min-w-0 rounded-lg border bg-surface lg:sticky lg:top-[calc(var(--shell-top)+0.75rem)] lg:flex lg:max-h-[calc(100vh-var(--shell-top)-1.5rem)] lg:flex-col",
          chosen && "max-lg:hidden",
        )}
      >
        {head}
        <LiveNotice
          fresh={unseen.length}
          onShow={() => {
            setFresh([]);
            router.refresh();
          }}
        />
        {ticked.length === 0 ? null : (
          <BulkBar
            rows={ticked}
            dispatchHref={
              sendable.length === 0
                ? null
                : `${bulkBase}${bulkBase.includes("?") ? "&" : "?"}bulk=${sendable.join(",")}`
            }
            claim={claim}
            onDone={(id) =>
              setKeys((before) => ({
                ...before,
                ticked: before.ticked.filter((one) => one !== id),
              }))
            }
            onClear={() => setKeys((before) => ({ ...before, ticked: [] }))}
          />
        )}
        <QueueList
          rows={rows}
          now={now}
          open={open}
          cursor={cursor}
          ticked={keys.ticked}
          onTick={(id) =>
            setKeys((before) => ({
              ...before,
              cursor: id,
              ticked: before.ticked.includes(id)
                ? before.ticked.filter((one) => one !== id)
                : [...before.ticked, id],
            }))
          }
          empty={empty}
        />
        <footer className="flex flex-wrap items-center justify-between gap-2 border-t px-3 py-1.5 text-xs text-ink-faint">
          {foot}
          <KeysHelp dialog={help} />
        </footer>
      </section>
      <div className={classes("min-w-0", !chosen && "max-lg:hidden")} onInput={matter.onInput}>
        <Presence others={matter.others} />
        {matter.overtaken === null ? null : (
          <Overtaken latest={matter.overtaken.latest} now={now} onRefresh={readAgain} />
        )}
        <ReadAgain value={readAgain}>
          <VerbDone value={onDone}>{children}</VerbDone>
        </ReadAgain>
      </div>
    </div>
  );
}

const lateForms: Readonly<Partial<Record<VerbKey, LateForm>>> = { t: "transfer", o: "addCo" };

/** What leaves the ticket where it is: the desk stays with it. */
const staying: ReadonlySet<Verb> = new Set<Verb>([
  "note",
  "reply",
  "reclassify",
  "urge",
  "instruct",
  "reveal",
  "locate",
  "addCo",
  "raiseCard",
  "liftCard",
  "waive",
]);
