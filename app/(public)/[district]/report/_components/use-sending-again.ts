"use client";

import { startTransition, useCallback, useEffect, useRef } from "react";
import { photoField, type Waiting } from "./use-draft";

const pauseMilliseconds = 60_000;

/**
 * Sends what waits, as soon as the page is opened again or the signal is back. A weak signal counts
 * as one for the browser, so it is tried every minute beside that. Returns the same for a button.
 */
export function useSendingAgain(
  waiting: Waiting | null,
  district: string,
  send: (data: FormData) => void,
  pending: boolean,
): () => void {
  const tried = useRef<Waiting | null>(null);
  const again = useCallback(() => {
    if (waiting === null || pending) return;
    startTransition(() => send(formOf(waiting, district)));
  }, [waiting, district, send, pending]);

  useEffect(() => {
    if (waiting === null || pending) return;
    const attempt = () => {
      if (navigator.onLine) again();
    };
    if (waiting.due && tried.current !== waiting) attempt();
    tried.current = waiting;
    window.addEventListener("online", attempt);
    const timer = setInterval(attempt, pauseMilliseconds);
    return () => {
      window.removeEventListener("online", attempt);
      clearInterval(timer);
    };
  }, [waiting, pending, again]);

  return again;
}

function formOf({ draft, photos }: Waiting, district: string): FormData {
  const data = new FormData();
  data.set("district", district);
  data.set("idempotencyKey", draft.key);
  Object.entries(draft.typed).forEach(([name, text]) => data.set(name, text));
  photos.forEach((file) => data.append(photoField, file));
  return data;
}
