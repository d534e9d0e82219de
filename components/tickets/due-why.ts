import type { DaysOff, DueWhy } from "@/lib/affairs/tickets/rules/due-why";
import { fullTime } from "../ui/time-words";
import { limitText } from "./limit-text";
import { tt } from "./messages/text";

const rangesMax = 4;

interface Explained {
  dueWhy: DueWhy;
  dispatchedAt: string;
  dueProvisional: boolean;
  round: number;
  shortenReason: string | null;
}

/** Why it is due then, in one line: the limit, its start, what is left out, what has moved it. */
export function dueWhyText(work: Explained): string {
  const { limit, daysOff, extended } = work.dueWhy;
  const shown = daysOff.slice(0, rangesMax).map(rangeText).join(tt("why.and"));
  const parts = [
    limit === null ? null : limitText(limit),
    tt("why.from", { at: fullTime(work.dispatchedAt) }),
    daysOff.length === 0
      ? null
      : tt(daysOff.length > rangesMax ? "why.withoutMore" : "why.without", { days: shown }),
    work.shortenReason === null ? null : tt("why.shortened"),
    work.round > 1 ? tt("why.redone", { round: work.round }) : null,
    extended === 0 ? null : tt("why.extended", { times: extended }),
    work.dueProvisional ? tt("why.provisional") : null,
  ];
  return parts.filter((part) => part !== null).join(tt("why.comma"));
}

function rangeText({ from, to }: DaysOff): string {
  if (from === to) return dayText(from);
  return from.slice(0, 7) === to.slice(0, 7)
    ? tt("why.days", { from: dayText(from), to: String(Number(to.slice(8))) })
    : `${dayText(from)}–${dayText(to)}`;
}

function dayText(date: string): string {
  return tt("why.day", { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });
}
