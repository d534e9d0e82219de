import type { MessageRow } from "@/lib/affairs/tickets/queries/matter";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";
import { TimeText } from "../ui/time-text";
import { tt } from "./messages/text";

/** What went between the resident and the staff. The resident reads every line of it. */
export function ResidentThread({
  messages,
  now,
}: {
  messages: readonly MessageRow[];
  now: string;
}) {
  return (
    <Card title={tt("thread.title")} note={tt("thread.note")}>
      {messages.length === 0 ? (
        <p className="text-ink-faint">{tt("thread.empty")}</p>
      ) : (
        <ol className="grid gap-3">
          {messages.map((message) => (
            <li
              key={message.id}
              className={classes(
                "max-w-[90%] rounded-lg border px-3 py-2",
                message.side === "resident"
                  ? "bg-sunken"
                  : "ml-auto border-action-line bg-action-soft",
              )}
            >
              <Head
                name={message.side === "resident" ? tt("thread.resident") : message.authorName}
                at={message.at}
                now={now}
              />
              <p className="whitespace-pre-line">{message.body}</p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Words among staff: another ground, a dashed edge and a mark, so that nobody mistakes the two. */
export function InternalNotes({ notes, now }: { notes: readonly MessageRow[]; now: string }) {
  return (
    <section className="min-w-0 rounded-lg border-2 border-dashed border-warn-line bg-warn-soft">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-2.5">
        <h2 className="flex items-center gap-1.5 text-base">
          <Icon name="lock" size="sm" />
          {tt("thread.internal")}
        </h2>
        <p className="text-xs text-ink-soft">{tt("thread.internalNote")}</p>
      </header>
      <div className="p-4 pt-2">
        {notes.length === 0 ? (
          <p className="text-ink-soft">{tt("thread.internalEmpty")}</p>
        ) : (
          <ol className="grid gap-2">
            {notes.map((note) => (
              <li key={note.id} className="rounded-md border border-warn-line bg-surface px-3 py-2">
                <Head name={note.authorName} at={note.at} now={now} internal />
                <p className="whitespace-pre-line">{note.body}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

function Head({
  name,
  at,
  now,
  internal = false,
}: {
  name: string;
  at: string;
  now: string;
  internal?: boolean;
}) {
  return (
    <p className="flex items-baseline justify-between gap-3 text-xs text-ink-soft">
      <span className="font-semibold">
        {internal ? (
          <span className="mr-1.5">
            <Badge tone="warn">{tt("thread.mark")}</Badge>
          </span>
        ) : null}
        {name}
      </span>
      <TimeText at={at} now={now} />
    </p>
  );
}
