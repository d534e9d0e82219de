"use client";

import { Icon } from "../ui/icon";
import { isVerb } from "../tickets/verb-order";
import { word } from "../tickets/messages/text";
import { td } from "./text";
import type { LiveOthers } from "./use-live";

/** Who else has the same matter open now; nothing is said while nobody has. */
export function Presence({ others }: { others: LiveOthers }) {
  return (
    <div role="status" aria-label={td("here")} className="mb-3 empty:hidden" data-no-print>
      {others.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-3 gap-y-1 rounded-md border border-info-line bg-info-soft px-3 py-1.5 text-sm">
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
