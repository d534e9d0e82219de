"use client";

import { useEffect, useEffectEvent } from "react";
import { z } from "zod";

const shape = z.object({ seq: z.number(), ids: z.array(z.string()), arrived: z.array(z.string()) });
export type LiveNews = z.infer<typeof shape>;

/** Without anybody at it a page neither asks nor keeps the session awake. */
const restAfter = 10 * 60_000;
const pollEvery = 30_000;

/**
 * Tells when something has changed in the own range: over a stream, and when that cannot be had by
 * looking every half minute (null: perhaps something). A page that nobody sees holds no connection.
 */
export function useLive(onNews: (news: LiveNews | null) => void): void {
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    let source: EventSource | null = null;
    let polling = false;
    let over = false;
    let touched = performance.now();
    const awake = () => performance.now() - touched < restAfter && !document.hidden;

    function close() {
      source?.close();
      source = null;
    }
    function open() {
      if (source !== null || over || polling || !awake()) return;
      source = new EventSource("/api/live");
      source.onmessage = ({ data }: MessageEvent<unknown>) => {
        const news = shape.safeParse(JSON.parse(String(data)));
        if (news.success) tell(news.data);
      };
      // The session has ended: what is typed stays, the next press says what to do.
      source.addEventListener("ended", () => {
        over = true;
        close();
      });
      source.addEventListener("limit", fallBack);
      source.addEventListener("rest", () => {
        close();
        open();
      });
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED) fallBack();
      };
    }
    function fallBack() {
      close();
      polling = true;
    }
    function onTouch() {
      touched = performance.now();
      open();
    }
    function onSeen() {
      if (document.hidden) return close();
      if (source === null && !over) tell(null);
      onTouch();
    }
    const poll = setInterval(() => {
      if (polling && !over && awake()) tell(null);
    }, pollEvery);
    document.addEventListener("visibilitychange", onSeen);
    document.addEventListener("keydown", onTouch);
    document.addEventListener("pointerdown", onTouch);
    open();
    return () => {
      close();
      clearInterval(poll);
      document.removeEventListener("visibilitychange", onSeen);
      document.removeEventListener("keydown", onTouch);
      document.removeEventListener("pointerdown", onTouch);
    };
  }, []);
}
