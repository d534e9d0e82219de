"use client";

import { useEffect, useState } from "react";
import { t } from "../messages/text";

/**
 * How many characters remain, for the control with this id. Without scripts the limit stands there
 * as a fixed number. Screen readers hear it only near the end, not at every key.
 */
export function CharacterCounter({ controlId, limit }: { controlId: string; limit: number }) {
  const [used, setUsed] = useState<number | null>(null);

  useEffect(() => {
    const control = document.getElementById(controlId);
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
    const count = () => setUsed(control.value.length);
    count();
    control.addEventListener("input", count);
    // The reset event comes before the control is emptied.
    const recount = () => queueMicrotask(count);
    const { form } = control;
    form?.addEventListener("reset", recount);
    return () => {
      control.removeEventListener("input", count);
      form?.removeEventListener("reset", recount);
    };
  }, [controlId]);

  const left = limit - (used ?? 0);
  const near = used !== null && left <= limit / 10;
  return (
    <p id={`${controlId}-count`} className="mt-1 text-xs text-ink-faint tabular-nums">
      <span aria-hidden={near ? true : undefined} className={near ? "font-semibold text-warn" : ""}>
        {used === null || used === 0
          ? t("form.limit", { limit })
          : t("form.counter", { used, limit })}
      </span>
      <span role="status" className="sr-only">
        {near ? t("form.left", { left }) : ""}
      </span>
    </p>
  );
}
