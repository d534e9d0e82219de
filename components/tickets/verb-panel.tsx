"use client";

import { useContext, useRef, useState, type FocusEvent } from "react";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tt, word } from "./messages/text";
import type { VerbContext } from "./verb-context";
import { VerbFields } from "./verb-fields";
import { VerbDone } from "./verb-done";
import { VerbForm } from "./verb-form";
import { inWorkOrder, mainVerb, type Verb } from "./verb-order";

export interface VerbEntry {
  verb: Verb;
  action: FormAction;
  /** What it is done to, and the version that the page shows. */
  id: string;
  version: number;
  /** The first idempotency key. */
  key: string;
}

/**
 * What may be done now: the form of the verb that the matter waits for is open, the others are one
 * press away. When somebody else was faster and a verb is gone, what was typed for it stays readable.
 */
export function VerbPanel({
  entries,
  context,
  contacted,
  title,
  opened,
}: {
  entries: readonly VerbEntry[];
  context: VerbContext;
  contacted?: boolean | undefined;
  /** Of a panel that stands beside the matter's own; all of its forms are folded. */
  title?: string | undefined;
  /** One of the folded forms that is open from the start. */
  opened?: Verb | undefined;
}) {
  const [drafts, setDrafts] = useState<ReadonlyMap<Verb, string>>(new Map());
  const told = useContext(VerbDone);
  // What has been sent leaves no draft, also when its fields lose the focus by going away.
  const sent = useRef<Verb | null>(null);
  const ordered = inWorkOrder(entries);
  const main =
    title === undefined
      ? mainVerb(
          entries.map(({ verb }) => verb),
          { contacted },
        )
      : undefined;
  const lost = [...drafts].filter(([verb]) => !entries.some((entry) => entry.verb === verb));

  function keep(verb: Verb, typed: Record<string, string | string[]>) {
    const words = Object.entries(typed).flatMap(([name, value]) =>
      typeof value === "string" && kept.has(name) && value !== "" ? [value] : [],
    );
    setDrafts((before) => new Map(before).set(verb, words.join("\n")));
  }

  /** The page may be read again while somebody types: what a form loses then is still there. */
  function keepTyped(verb: Verb, { target }: FocusEvent) {
    if (!(target instanceof HTMLTextAreaElement) || sent.current === verb) return;
    const { name, value, defaultValue } = target;
    if (value !== defaultValue) keep(verb, { [name]: value });
  }

  function drop(verb: Verb) {
    setDrafts((before) => new Map([...before].filter(([one]) => one !== verb)));
  }

  function formOf(entry: VerbEntry) {
    const { verb } = entry;
    return (
      <div
        onInput={() => {
          sent.current = null;
        }}
        onBlur={(event) => keepTyped(verb, event)}
      >
        <VerbForm
          action={entry.action}
          startKey={entry.key}
          form={formName(entry)}
          hidden={{ id: entry.id, version: entry.version }}
          submit={tt(`verb.${entry.verb}.go`)}
          variant={
            entry.verb === main ? "primary" : serious.has(entry.verb) ? "danger" : "secondary"
          }
          doneText={tt(`verb.${entry.verb}.done`)}
          onDone={() => {
            sent.current = verb;
            drop(verb);
            told(verb);
          }}
          onRefused={(typed) => keep(verb, typed)}
        >
          {(typed) => (
            <VerbFields verb={verb} form={formName(entry)} typed={typed} context={context} />
          )}
        </VerbForm>
      </div>
    );
  }

  /** Two panels of one page may have the same verb. */
  function formName({ verb, id }: VerbEntry) {
    return title === undefined ? verb : `${verb}-${id}`;
  }

  const others = ordered.filter(({ verb }) => verb !== main);
  return (
    <div className="grid gap-3" data-no-print>
      {lost.map(([verb, text]) =>
        text === "" ? null : (
          <Notice
            key={verb}
            tone="warn"
            title={tt("panel.lost", { verb: word(`verb.${verb}`) })}
            actions={
              <Button size="sm" onClick={() => drop(verb)}>
                {tt("panel.dismiss")}
              </Button>
            }
          >
            <p className="whitespace-pre-line select-all">{text}</p>
          </Notice>
        ),
      )}
      {ordered
        .filter(({ verb }) => verb === main)
        .map((entry) => (
          <div key={entry.verb} data-verb={entry.verb}>
            <Card title={word(`verb.${entry.verb}`)} note={tt(`verb.${entry.verb}.hint`)}>
              {formOf(entry)}
            </Card>
          </div>
        ))}
      {others.length === 0 ? null : (
        <Card title={title ?? tt(main === undefined ? "panel.verbs" : "panel.others")} flush>
          <ul className="divide-y">
            {others.map((entry) => (
              <li key={entry.verb}>
                <details className="group" data-verb={entry.verb} open={entry.verb === opened}>
                  <summary className="flex min-h-10 items-center gap-2 px-4 py-1.5 hover:bg-hover touch:min-h-12">
                    <Icon
                      name="chevronRight"
                      size="sm"
                      className="shrink-0 text-ink-faint transition-transform group-open:rotate-90"
                    />
                    <span className="shrink-0 font-semibold text-action-dark">
                      {word(`verb.${entry.verb}`)}
                    </span>
                    <span className="min-w-0 truncate text-xs text-ink-faint">
                      {tt(`verb.${entry.verb}.hint`)}
                    </span>
                  </summary>
                  <div className="px-4 pt-1 pb-4">{formOf(entry)}</div>
                </details>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** Hidden fields and choices are not worth keeping; words are. */
const kept: ReadonlySet<string> = new Set([
  "text",
  "task",
  "result",
  "reference",
  "shortenReason",
  "lateReason",
  "reason",
  "told",
  "consultWith",
  "plan",
]);
const serious: ReadonlySet<Verb> = new Set<Verb>([
  "reject",
  "redo",
  "recall",
  "waive",
  "terminate",
  "sendBack",
]);
