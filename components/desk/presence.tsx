"use client";

import { Icon } from "../ui/icon";
import { isVerb } from "../tickets/verb-order";
import { word } from "../tickets/messages/text";
import { td } from "./text";
import type { LiveOthers } from "./use-live";

/** Who else has the same matter open now; nothing is said while nobody has. */
export function Presence({ others }: { others: LiveOthers }) {
  return (
    // Without a height of its own: nothing moves when somebody comes or goes.
    <div
      role="status"
      aria-label={td("here")}
      className="pointer-events-none sticky top-[calc(var(--shell-top)+0.5rem)] z-20 h-0"
      data-no-print
    >
      {others.length === 0 ? null : (
        <ul className="absolute -top-4 right-2 grid max-w-full gap-1 rounded-2xl border border-info-line bg-info-soft px-3 py-1 text-sm shadow-float">
          {others.map(({ name, doing }, at) => (
            <li key={`${name}${String(at)}`} className="inline-flex items-center gap-1.5">
              <Icon name="person" size="sm" className="shrink-0 text-info" />
              {isVerb(doing)
                ? td("here.doing", { name, verb: word(`verb.${doing}`) })
                : td("here.looking", { name })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
