import type { ChangeShown } from "@/lib/affairs/co-building/queries/changes";
import type { Named } from "@/lib/affairs/co-building/rules/dimensions";
import { priorities } from "@/lib/affairs/co-building/rules/kinds";
import { shownMost } from "@/lib/affairs/co-building/rules/shown";
import { CutNote } from "../lists/cut-note";
import { Card } from "../ui/card";
import { TimeText } from "../ui/time-text";
import { tco, yuan } from "./text";

/** 修改记录: what an entry said before, open to everybody who reads it. */
export function Changes({
  changes,
  words = [],
}: {
  changes: readonly ChangeShown[];
  /** What the dimensions of a project are called. */
  words?: readonly Named[];
}) {
  if (changes.length === 0) return null;
  return (
    <Card flush title={tco("changes.title")}>
      <ul className="divide-y">
        {changes.map(({ id, at, by, reason, was }) => (
          <li key={id} className="grid gap-1 px-4 py-3">
            <p className="text-sm text-ink-soft tabular-nums">
              {by} <TimeText at={at} />
            </p>
            {reason === null ? null : (
              <p className="max-w-prose text-sm">{tco("changes.undone", { reason })}</p>
            )}
            {was.map(({ field, text }) => (
              <p key={field} className="max-w-prose text-sm whitespace-pre-line">
                {tco("changes.was", { field: labelOf(field), text: textOf(field, text, words) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <CutNote count={changes.length} max={shownMost.changes} />
    </Card>
  );
}

const labels = {
  title: "form.title",
  detail: "form.detail",
  goal: "form.goal",
  amount: "form.amount",
  wantedFrom: "form.wantedFrom",
  wantedUntil: "form.wantedUntil",
  priority: "form.priority",
  available: "form.available",
  capacity: "form.capacity",
  contact: "form.contact",
  bookable: "form.bookable",
  tags: "filter.tags",
  startsOn: "form.startsOn",
  endsOn: "form.endsOn",
  step: "step.one",
  doneOn: "step.doneDay",
  doneBy: "step.doneBy",
  doneText: "step.word",
} as const;

function labelOf(field: string): string {
  const known = Object.entries(labels).find(([name]) => name === field);
  return known === undefined ? field : tco(known[1]);
}

function textOf(field: string, text: string, words: readonly Named[]): string {
  if (text === "") return tco("changes.empty");
  const priority = priorities.find((one) => one === text);
  switch (field) {
    case "amount":
      return yuan(Number(text));
    case "bookable":
      return tco(text === "yes" ? "coImport.yes" : "coImport.no");
    case "priority":
      return priority === undefined ? text : tco(`priority.${priority}`);
    case "tags":
      return text
        .split(" ")
        .map((key) => words.find((one) => one.key === key)?.name ?? key)
        .join(tco("comma"));
    default:
      return text;
  }
}
