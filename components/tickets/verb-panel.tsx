"use client";

import { useContext, useState, useSyncExternalStore, type SyntheticEvent } from "react";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import type { FormAction } from "@/lib/platform/core/action-state";
import { drafts, lostOf, type Draft } from "./drafts";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";
import type { VerbContext } from "./verb-context";
import { VerbFields } from "./verb-fields";
import { VerbDone } from "./verb-done";
import { VerbForm } from "../forms/verb-form";
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
  subject,
  entries,
  elsewhere = [],
  context,
  contacted,
  title,
  opened,
}: {
  /** The matter of the page, by which what is typed is kept. */
  subject: string;
  entries: readonly VerbEntry[];
  /** What stands in the other panels of the page. */
  elsewhere?: readonly VerbEntry[] | undefined;
  context: VerbContext;
  contacted?: boolean | undefined;
  /** Of a panel that stands beside the matter's own; all of its forms are folded. */
  title?: string | undefined;
  /** One of the folded forms that is open from the start. */
  opened?: Verb | undefined;
}) {
  const kept = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.of(subject),
    () => drafts.of(""),
  );
  // A form that was left with words in it stands open again.
  const [begun] = useState(() => [...kept.keys()]);
  const told = useContext(VerbDone);
  const ordered = inWorkOrder(entries);
  const main =
    title === undefined
      ? mainVerb(
          entries.map(({ verb }) => verb),
          { contacted },
        )
      : undefined;
  const forms = [...entries.map(formName), ...elsewhere.map(partFormName)];
  const lost = title === undefined ? lostOf(kept, forms) : [];

  function keep(entry: VerbEntry, { target }: SyntheticEvent) {
    const written =
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && target.type === "text");
    // The words of a list to choose from have no name; the choice is made again in a moment.
    if (!written || target.name === "") return;
    drafts.keep(subject, formName(entry), entry.verb, [target.name, target.value]);
  }

  function formOf(entry: VerbEntry) {
    const { verb } = entry;
    return (
      <div onInput={(event) => keep(entry, event)}>
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
            drafts.drop(subject, formName(entry));
            told(verb);
          }}
        >
          {(typed) => (
            <VerbFields
              verb={verb}
              form={formName(entry)}
              typed={withDraft(typed, kept.get(formName(entry)))}
              context={context}
            />
          )}
        </VerbForm>
      </div>
    );
  }

  /** Two panels of one page may have the same verb. */
  function formName(entry: VerbEntry): string {
    return title === undefined ? entry.verb : partFormName(entry);
  }

  const others = ordered.filter(({ verb }) => verb !== main);
  return (
    <div className="grid gap-3 empty:hidden" data-no-print>
      {lost.map(([form, text, verb]) => (
        <Notice
          key={form}
          tone="warn"
          title={tt("panel.lost", { verb: word(`verb.${verb}`) })}
          actions={
            <Button size="sm" onClick={() => drafts.drop(subject, form)}>
              {tt("panel.dismiss")}
            </Button>
          }
        >
          <p className="whitespace-pre-line select-all">{text}</p>
        </Notice>
      ))}
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
                <details
                  className="group"
                  data-verb={entry.verb}
                  open={entry.verb === opened || begun.includes(formName(entry))}
                >
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

function partFormName({ verb, id }: VerbEntry): string {
  return `${verb}-${id}`;
}

/** What was sent and refused stands first, then what was typed before the page was drawn anew. */
function withDraft(typed: Typed, draft: Draft | undefined): Typed {
  return { ...typed, text: (name) => typed.text(name) ?? draft?.words.get(name) };
}

const serious: ReadonlySet<Verb> = new Set<Verb>([
  "reject",
  "redo",
  "recall",
  "waive",
  "terminate",
  "sendBack",
]);
