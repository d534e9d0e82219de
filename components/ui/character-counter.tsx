"use client";

import { useEffect, useState } from "react";
import { cleanText, countCharacters } from "@/lib/platform/core/typed-text";
import { t } from "../messages/text";

/**
 * How many characters remain, for the control with this id, counted as the server counts them. A
 * text that is too long stays whole: nothing that was typed or pasted is cut, the counter tells by
 * how much it is over, and the control is marked. Without scripts the limit stands there as a fixed
 * number. Screen readers hear it only near the end and beyond, not at every key.
 */
export function CharacterCounter({
  controlId,
  limit,
  invalid,
  quiet = false,
}: {
  controlId: string;
  limit: number;
  /** Whether the control is marked as wrong already, by what the server said. */
  invalid: boolean;
  /** Says nothing until the limit is near; for one line of text. */
  quiet?: boolean;
}) {
  const [used, setUsed] = useState<number | null>(null);

  useEffect(() => {
    const control = controlOf(controlId);
    if (control === null) return;
    const count = () => setUsed(countCharacters(cleanText(control.value)));
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
  const over = left < 0;
  const near = used !== null && left <= limit / 10;

  useEffect(() => {
    if (over) controlOf(controlId)?.setAttribute("aria-invalid", "true");
    else if (!invalid) controlOf(controlId)?.removeAttribute("aria-invalid");
  });

  const words =
    used === null || used === 0
      ? t("form.limit", { limit })
      : over
        ? t("form.over", { used, limit, over: -left })
        : t("form.counter", { used, limit });
  return (
    <p
      id={`${controlId}-count`}
      className={`text-xs tabular-nums ${over ? "font-semibold text-bad" : near ? "font-semibold text-warn" : "text-ink-faint"} ${quiet && !near ? "" : "mt-1"}`}
    >
      {quiet && !near ? null : <span aria-hidden={near ? true : undefined}>{words}</span>}
      <span role="status" className="sr-only">
        {near ? (over ? t("form.overSaid", { over: -left, limit }) : t("form.left", { left })) : ""}
      </span>
    </p>
  );
}

function controlOf(id: string): HTMLInputElement | HTMLTextAreaElement | null {
  const control = document.getElementById(id);
  const typed = control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement;
  return typed ? control : null;
}
