import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { WordedForm, type Worded, type WordedTexts } from "./worded-form";

/** A short list that a district words itself: what is shipped, with what the district has made of it. */
export function WordedList({
  title,
  note,
  retired,
  entries,
  actions,
  ...form
}: {
  title: string;
  note: string;
  /** Said beside an entry that is offered no more. */
  retired: string;
  entries: readonly Worded[];
  /** Which of several lists it is, for what is added. */
  of?: string;
  /** What can be done with the list as a whole. */
  actions?: ReactNode;
  nameMax: number;
  texts: WordedTexts;
  action: FormAction;
}) {
  return (
    <Card
      title={title}
      note={note}
      actions={
        <>
          {actions}
          <WordedForm {...form} startKey={newId()} />
        </>
      }
      flush
    >
      <ul className="sm:columns-2 lg:columns-3">
        {entries.map((entry) => (
          <li
            key={`${entry.key}.${String(entry.version)}`}
            className="flex break-inside-avoid items-center justify-between gap-3 border-b px-4 py-1.5"
          >
            <span>
              {entry.name}
              {entry.retired ? (
                <span className="ml-2">
                  <Badge>{retired}</Badge>
                </span>
              ) : null}
            </span>
            <WordedForm {...form} entry={entry} startKey={newId()} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
