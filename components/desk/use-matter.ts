"use client";

import { useEffect, useState, type SyntheticEvent } from "react";
import { useLive, type LiveNews, type LiveOthers } from "./use-live";

interface Typed {
  id: string;
  verb: string;
  /** Changes with every sign that is typed. */
  at: number;
}

/** Who has stopped typing for so long only looks, for the others. */
const pausesAfter = 60_000;

/**
 * One matter that is open beside others who may have it open too: who they are, and what they change.
 * While somebody types, nothing on the page is read again by itself; `overtaken` then tells
 * what the others have done. `onNews` is told of the rest.
 */
export function useMatter(id: string | null, onNews: (news: LiveNews | null) => void) {
  const [others, setOthers] = useState<LiveOthers>([]);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [overtaken, setOvertaken] = useState<{ id: string; latest: LiveNews["latest"] } | null>(
    null,
  );
  const [paused, setPaused] = useState(false);
  const typing = typed !== null && typed.id === id;
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => setPaused(true), pausesAfter);
    return () => clearTimeout(timer);
  }, [typed]);
  useLive(
    (news) => {
      if (id !== null && typing && (overtaken?.id === id || news?.ids.includes(id) === true)) {
        setOvertaken((before) => ({
          id,
          latest: news?.latest ?? (before?.id === id ? before.latest : undefined),
        }));
        return;
      }
      onNews(news);
    },
    { id, doing: typing && !paused ? typed.verb : "", onHere: setOthers },
  );

  return {
    others,
    /** What has happened to it while somebody typed here. */
    overtaken: overtaken !== null && overtaken.id === id ? overtaken : null,
    /** For the element around its forms. */
    onInput: ({ target }: SyntheticEvent) => {
      const form = target instanceof Element ? target.closest("[data-verb]") : null;
      const verb = form?.getAttribute("data-verb") ?? "";
      if (id === null) return;
      setTyped({ id, verb, at: performance.now() });
      setPaused(false);
    },
    /** What was typed has been sent. */
    settle: () => {
      setTyped(null);
      setOvertaken(null);
    },
  };
}
