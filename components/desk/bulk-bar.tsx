"use client";

import { useState } from "react";
import { idle, type FormAction } from "@/lib/platform/core/action-state";
import { Button, ButtonLink } from "../ui/button";
import { showToast } from "../ui/toast";
import type { QueueRow } from "./queue-list";
import { td } from "./text";

/** What can be done with all ticked lines: each is an ordinary deed, with its own answer. */
export function BulkBar({
  rows,
  dispatchHref,
  claim,
  onDone,
  onClear,
}: {
  rows: readonly QueueRow[];
  dispatchHref: string | null;
  claim: FormAction;
  /** These need not stay ticked. */
  onDone: (id: string) => void;
  onClear: () => void;
}) {
  const [busy, setBusy] = useState<number | null>(null);
  const [failed, setFailed] = useState<readonly { id: string; title: string; why: string }[]>([]);

  async function claimAll() {
    setFailed([]);
    for (const [at, row] of rows.entries()) {
      setBusy(at);
      const data = new FormData();
      data.set("id", row.id);
      data.set("idempotencyKey", row.key);
      const state = await claim(idle(row.key), data);
      if (state.state === "refused") {
        const why = state.message;
        setFailed((before) => [...before, { id: row.id, title: row.title, why }]);
      } else onDone(row.id);
    }
    setBusy(null);
    showToast(td("bulk.claimed"));
  }

  return (
    <div className="border-b bg-info-soft px-3 py-2" role="region" aria-label={td("bulk")}>
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto text-sm font-semibold" role="status">
          {busy === null
            ? td("bulk.ticked", { count: rows.length })
            : td("bulk.busy", { at: busy + 1, count: rows.length })}
        </span>
        {dispatchHref === null ? null : (
          <ButtonLink href={dispatchHref} size="sm" variant="primary">
            {td("bulk.dispatch")}
          </ButtonLink>
        )}
        <Button size="sm" disabled={busy !== null} onClick={() => void claimAll()}>
          {td("bulk.claim")}
        </Button>
        <Button size="sm" variant="quiet" onClick={onClear}>
          {td("bulk.clear")}
        </Button>
      </div>
      {failed.length === 0 ? null : (
        <ul className="mt-1.5 grid gap-1 text-xs text-bad">
          {failed.map(({ id, title, why }) => (
            <li key={id}>
              <span className="font-semibold">{title}</span> {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
