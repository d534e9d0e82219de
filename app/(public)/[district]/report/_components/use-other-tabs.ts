"use client";

import { useCallback, useEffect, useRef } from "react";

/** Tells the other open pages of this browser that the matter with this key is settled, and hears. */
export function useOtherTabs(name: string, onSettled: (key: string) => void) {
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    // Old Safari has none; its second page then learns the same number when it sends.
    if (typeof BroadcastChannel === "undefined") return;
    const opened = new BroadcastChannel(name);
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string") onSettled(data);
    };
    return () => opened.close();
  }, [name, onSettled]);
  return useCallback((key: string) => channel.current?.postMessage(key), []);
}
