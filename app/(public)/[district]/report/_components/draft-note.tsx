"use client";

import { t } from "../../../_leaves/text";
import { DiscardButton } from "./discard-button";

/** That something was brought back, or that it is gone. */
export function DraftNote({
  note,
  onDiscard,
}: {
  note: "restored" | "lapsed";
  onDiscard: () => void;
}) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 rounded-md border bg-sunken px-3 py-1 text-sm text-ink-soft"
    >
      <p className="min-w-0 flex-1 py-1.5">
        {t(note === "restored" ? "draft.restored" : "draft.lapsed")}
      </p>
      {note === "restored" ? <DiscardButton onDiscard={onDiscard} /> : null}
    </div>
  );
}
