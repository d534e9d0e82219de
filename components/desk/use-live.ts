"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { z } from "zod";

const news = z.object({
  seq: z.number(),
  ids: z.array(z.string()),
  arrived: z.array(z.string()),
  latest: z.object({ name: z.string(), by: z.string(), at: z.string() }).optional(),
});
export type LiveNews = z.infer<typeof news>;

const others = z.array(z.object({ name: z.string(), doing: z.string() }));
export type LiveOthers = z.infer<typeof others>;

/** The matter that a page shows, and the form that somebody types in. */
interface LivePlace {
  id: string | null;
  doing: string;
  onHere: (others: LiveOthers) => void;
}

/** Without anybody at it a page neither asks nor keeps the session awake. */
const restAfter = 10 * 60_000;
const pollEvery = 30_000;

/**
 * Tells when something has changed in the own range: over a stream, and when that cannot be had by
 * looking every half minute (null: perhaps something). A page that nobody sees holds no connection,
 * and nobody is shown to be at its matter.
 */
export function useLive(onNews: (news: LiveNews | null) => void, place?: LivePlace): void {
  const tell = useEffectEvent(onNews);
  const meet = useEffectEvent((here: LiveOthers) => place?.onHere(here));
  const address = addressOf(place);
  const asked = useRef(address);
  const move = useRef<() => void>(() => undefined);

  useEffect(() => {
    asked.current = address;
    move.current();
  }, [address]);

  useEffect(() => {
    let source: EventSource | null = null;
    let polling = false;
    let over = false;
    let touched = performance.now();
    const awake = () => performance.now() - touched < restAfter && !document.hidden;

    function close() {
      source?.close();
      source = null;
      meet([]);
    }
    function open() {
      if (source !== null || over || polling || !awake()) return;
      source = listenAt(asked.current);
    }
    /** Another matter, or another form: the new stream stands before the old one ends. */
    function follow() {
      if (source === null) return;
      const before = source;
      source = listenAt(asked.current);
      source.addEventListener("open", () => before.close());
      source.addEventListener("error", () => before.close());
      meet([]);
    }
    function listenAt(at: string): EventSource {
      const stream = new EventSource(at);
      stream.onmessage = ({ data }: MessageEvent<unknown>) => {
        const told = news.safeParse(JSON.parse(String(data)));
        if (told.success) tell(told.data);
      };
      stream.addEventListener("here", ({ data }: MessageEvent<unknown>) => {
        const here = others.safeParse(JSON.parse(String(data)));
        if (here.success && stream === source) meet(here.data);
      });
      // The session has ended: what is typed stays, the next press says what to do.
      stream.addEventListener("ended", () => {
        over = true;
        close();
      });
      stream.addEventListener("limit", fallBack);
      stream.addEventListener("rest", () => {
        if (stream !== source) return;
        close();
        open();
      });
      stream.onerror = () => {
        if (stream === source && stream.readyState === EventSource.CLOSED) fallBack();
      };
      return stream;
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
    move.current = follow;
    open();
    return () => {
      move.current = () => undefined;
      source?.close();
      clearInterval(poll);
      document.removeEventListener("visibilitychange", onSeen);
      document.removeEventListener("keydown", onTouch);
      document.removeEventListener("pointerdown", onTouch);
    };
  }, []);
}

function addressOf(place: LivePlace | undefined): string {
  if (place === undefined || place.id === null) return "/api/live";
  return `/api/live?${new URLSearchParams({ id: place.id, doing: place.doing }).toString()}`;
}
