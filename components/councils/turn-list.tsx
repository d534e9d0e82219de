import type { ReactNode } from "react";
import type { TurnShown } from "@/lib/affairs/councils/queries/rotation";
import { Tag } from "../ui/tag";
import { tc } from "./text";
import { turnWords } from "./turn-words";

/** Whose turn it was, is or will be, line by line; where it is another's than by the order, why. */
export function TurnList({
  turns,
  renderActions,
}: {
  turns: readonly TurnShown[];
  renderActions?: ((turn: TurnShown) => ReactNode) | undefined;
}) {
  return (
    <ul className="divide-y">
      {turns.map((turn) => (
        <li
          key={turn.startsOn}
          className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:items-baseline"
        >
          <span className="text-sm text-ink-soft tabular-nums">{turnWords(turn.period, turn)}</span>
          <TurnText turn={turn} />
          {renderActions === undefined ? null : <span>{renderActions(turn)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The organization of a turn. */
export function TurnText({ turn: { convener, change } }: { turn: TurnShown }) {
  return (
    <span className="min-w-0">
      {convener === null ? (
        <span className="text-warn">{tc("rotation.nobody")}</span>
      ) : (
        <span className="font-semibold">{convener.organization}</span>
      )}
      {change === null ? null : (
        <span className="block text-sm text-ink-soft">
          <Tag>{tc(`rotation.${change.kind}`)}</Tag>{" "}
          {change.planned === null
            ? change.reason
            : tc("rotation.instead", { planned: change.planned, reason: change.reason })}
        </span>
      )}
    </span>
  );
}
