"use client";

import { useSyncExternalStore } from "react";
import { t } from "../messages/text";
import { classes } from "./classes";
import { Icon } from "./icon";
import { toneClasses } from "./tone";

interface Toast {
  id: number;
  text: string;
  tone: "ok" | "bad";
}

// Shown long enough to be read by a slow reader; what failed stays until it is closed.
const SHOWN_MS = 8000;

const none: readonly Toast[] = [];
let toasts: readonly Toast[] = none;
let last = 0;
const listeners = new Set<() => void>();

/**
 * Says that something was done. Never the only place where a failure is told. The same words take the
 * place of those that still stand, as a new line, so that they are read out again.
 */
export function showToast(text: string, tone: Toast["tone"] = "ok"): void {
  const id = (last += 1);
  const others = toasts.filter((toast) => toast.text !== text);
  change([...others.slice(-2), { id, text, tone }]);
  if (tone === "ok") setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Stands once in the shell; empty it is a live region that screen readers watch. */
export function ToastRegion() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <div
      role="status"
      aria-label={t("toast.region")}
      className="pointer-events-none fixed inset-x-3 bottom-20 z-50 grid justify-items-center gap-2 lg:right-6 lg:bottom-6 lg:left-auto lg:justify-items-end print:hidden"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          className={classes(
            "pointer-events-auto flex w-full max-w-sm items-start gap-2 rounded-md border p-3 shadow-float",
            toneClasses[toast.tone],
          )}
        >
          <Icon name={toast.tone === "ok" ? "checkCircle" : "alert"} />
          <p className="flex-1 text-ink">{toast.text}</p>
          <button type="button" onClick={() => dismiss(toast.id)} className="rounded-sm p-0.5">
            <Icon name="close" size="sm" title={t("toast.close")} />
          </button>
        </div>
      ))}
    </div>
  );
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function change(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
