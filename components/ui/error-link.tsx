"use client";

import { useEffect, useState } from "react";
import { t } from "../messages/text";

/** A line of an error summary: which field is meant, what to do, and the way there. */
export function ErrorLink({ id, text }: { id: string; text: string }) {
  const [target, setTarget] = useState(id);
  const [label, setLabel] = useState("");
  useEffect(() => {
    // Where a list has no control of its own, its error is where to go.
    const field = document.getElementById(id) ?? document.getElementById(`${id}-error`);
    if (field === null) return;
    setTarget(field.id);
    setLabel(labelOf(field));
  }, [id]);
  return (
    <a
      href={`#${target}`}
      className="font-semibold text-bad underline underline-offset-4 hover:text-bad-dark"
    >
      {label === "" ? text : t("form.summaryItem", { label, text })}
    </a>
  );
}

/** What the field is called on the screen; a box to tick is told by its error alone. */
function labelOf(field: HTMLElement): string {
  const control = field instanceof HTMLInputElement ? field : null;
  if (control?.type === "checkbox") return "";
  const named =
    control?.type !== "radio" && field.matches("input, select, textarea")
      ? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
      : (field.closest("fieldset")?.querySelector("legend") ?? null);
  // Its first words: the mark of what is required stands behind them.
  return (named?.firstChild?.textContent ?? "").replace(/[：？?。]$/, "");
}
